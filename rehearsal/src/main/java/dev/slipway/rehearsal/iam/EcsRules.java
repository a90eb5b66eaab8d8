package dev.slipway.rehearsal.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** Permissions of ECS (Service Authorization Reference, Amazon ECS, read 2026-11). */
record EcsRules(Arns arns) {

  private static final String CLUSTER = "ecs:cluster";
  private static final String SERVICE = "ecs:service";

  void addTo(Rules rules) {
    addServices(rules);
    addDeployments(rules);
    addTasks(rules);
    addTaskDefinitions(rules);
  }

  private void addServices(Rules rules) {
    rules
        .needsAll(
            DescribeServicesRequest.class,
            request ->
                request.services().stream()
                    .map(name -> arns.ecsService(request.cluster(), name))
                    .map(arn -> onService("ecs:DescribeServices", arn))
                    .toList())
        .needs(UpdateServiceRequest.class, this::update)
        .needs(
            ListServicesRequest.class,
            request ->
                Ask.of("ecs:ListServices", "*").with(CLUSTER, arns.cluster(request.cluster())))
        .needsAll(
            DescribeClustersRequest.class,
            request ->
                request.clusters().stream()
                    .map(name -> Ask.of("ecs:DescribeClusters", arns.cluster(name)))
                    .toList())
        .needsAny("ecs:ListClusters", ListClustersRequest.class);
  }

  private Ask update(UpdateServiceRequest request) {
    Ask ask =
        onService("ecs:UpdateService", arns.ecsService(request.cluster(), request.service()))
            .with(CLUSTER, arns.cluster(request.cluster()));
    if (request.enableExecuteCommand() != null) {
      ask = ask.with("ecs:enable-execute-command", request.enableExecuteCommand().toString());
    }
    return request.taskDefinition() == null
        ? ask
        : ask.with("ecs:task-definition", arns.taskDefinition(request.taskDefinition()));
  }

  private Ask onService(String action, String serviceArn) {
    return Ask.of(action, serviceArn).with(CLUSTER, arns.clusterIn(serviceArn));
  }

  private void addDeployments(Rules rules) {
    rules
        .needs(
            ListServiceDeploymentsRequest.class,
            request -> {
              String arn = arns.ecsService(request.cluster(), request.service());
              return onService("ecs:ListServiceDeployments", arn).with(SERVICE, arn);
            })
        .needsAll(
            DescribeServiceDeploymentsRequest.class,
            request -> within("ecs:DescribeServiceDeployments", request.serviceDeploymentArns()))
        .needsAll(
            DescribeServiceRevisionsRequest.class,
            request -> within("ecs:DescribeServiceRevisions", request.serviceRevisionArns()))
        .needsAll(
            StopServiceDeploymentRequest.class,
            request ->
                within("ecs:StopServiceDeployment", List.of(request.serviceDeploymentArn())));
  }

  private List<Ask> within(String action, List<String> resourceArns) {
    return resourceArns.stream()
        .map(arn -> onService(action, arn).with(SERVICE, arns.ecsServiceIn(arn)))
        .toList();
  }

  private void addTasks(Rules rules) {
    rules
        .needs(
            ListTasksRequest.class,
            request -> Ask.of("ecs:ListTasks", "*").with(CLUSTER, arns.cluster(request.cluster())))
        .needsAll(
            DescribeTasksRequest.class,
            request ->
                request.tasks().stream()
                    .map(task -> onTask("ecs:DescribeTasks", request.cluster(), task))
                    .toList())
        .needs(
            StopTaskRequest.class,
            request -> onTask("ecs:StopTask", request.cluster(), request.task()));
  }

  private Ask onTask(String action, String cluster, String task) {
    return Ask.of(action, arns.task(cluster, task)).with(CLUSTER, arns.cluster(cluster));
  }

  private void addTaskDefinitions(Rules rules) {
    rules
        .needsAny("ecs:DescribeTaskDefinition", DescribeTaskDefinitionRequest.class)
        .needsAny("ecs:ListTaskDefinitions", ListTaskDefinitionsRequest.class)
        .needsAll(RegisterTaskDefinitionRequest.class, this::register)
        .needs(
            TagResourceRequest.class,
            request -> tagged("ecs:TagResource", request.resourceArn(), request.tags()))
        .needs(
            ListTagsForResourceRequest.class,
            request -> Ask.of("ecs:ListTagsForResource", request.resourceArn()));
  }

  /** Registering also passes the task's roles on, and tags when there are tags. */
  private List<Ask> register(RegisterTaskDefinitionRequest request) {
    String arn = arns.taskDefinition(request.family() + ":*");
    List<Ask> asks = new ArrayList<>();
    boolean privileged =
        request.containerDefinitions().stream()
            .anyMatch(container -> Boolean.TRUE.equals(container.privileged()));
    asks.add(
        tagged("ecs:RegisterTaskDefinition", arn, request.tags())
            .with("ecs:privileged", String.valueOf(privileged)));
    Stream.of(request.taskRoleArn(), request.executionRoleArn())
        .filter(role -> role != null && !role.isEmpty())
        .distinct()
        .map(role -> Ask.of("iam:PassRole", role))
        .map(ask -> ask.with("iam:PassedToService", "ecs-tasks.amazonaws.com"))
        .forEach(asks::add);
    if (!request.tags().isEmpty()) {
      asks.add(
          tagged("ecs:TagResource", arn, request.tags())
              .with("ecs:CreateAction", "RegisterTaskDefinition"));
    }
    return asks;
  }

  private static Ask tagged(String action, String arn, List<Tag> tags) {
    Ask ask = Ask.of(action, arn).with("aws:TagKeys", tags.stream().map(Tag::key).toList());
    for (Tag tag : tags) {
      ask = ask.with("aws:RequestTag/" + tag.key(), tag.value());
    }
    return ask;
  }
}
