package dev.slipway.infra;

import static dev.slipway.infra.OrchestratorFunction.ACCEPT;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_APPROVAL;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_BAKE;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_ROLLBACK;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_ROLLOUT;
import static dev.slipway.infra.OrchestratorFunction.DIAGNOSE;
import static dev.slipway.infra.OrchestratorFunction.PLAN;
import static dev.slipway.infra.OrchestratorFunction.REGISTER;
import static dev.slipway.infra.OrchestratorFunction.ROLL_BACK;
import static dev.slipway.infra.OrchestratorFunction.SETTLE;
import static dev.slipway.infra.OrchestratorFunction.SWEEP;
import static dev.slipway.infra.OrchestratorFunction.UPDATE;
import static dev.slipway.infra.OrchestratorFunction.WAKE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What the functions may do to one attached service, by exact ARN and condition (Service
 * Authorization Reference, ECS, read 2026-11). {@code *} stands only where AWS knows no resource:
 * DescribeTaskDefinition, ListTaskDefinitions, what describes load balancers and networks, and
 * ListTasks, which the cluster condition narrows.
 */
final class ServiceGrants {

  private static final List<String> ANY = List.of("*");

  /** How requests come to a service's tasks. */
  private static final List<String> LOAD_BALANCERS =
      List.of(
          "elasticloadbalancing:DescribeLoadBalancerAttributes",
          "elasticloadbalancing:DescribeLoadBalancers",
          "elasticloadbalancing:DescribeTargetGroupAttributes",
          "elasticloadbalancing:DescribeTargetGroups");

  /** Platform, labels and scan of an image. */
  private static final List<String> LOOK_INTO_IMAGES =
      List.of("ecr:BatchGetImage", "ecr:DescribeImageScanFindings", "ecr:GetDownloadUrlForLayer");

  /** All that come by when nothing is deployed. */
  private static final Set<OrchestratorFunction> FORESEERS = Set.of(ACCEPT, PLAN, SWEEP);

  /** Those that look at a service deployment. */
  private static final OrchestratorFunction[] WATCHERS = {
    AWAIT_ROLLOUT, AWAIT_BAKE, AWAIT_ROLLBACK, DIAGNOSE, WAKE
  };

  /** Those that judge one, by the target group that is live where two take turns. */
  private static final OrchestratorFunction[] WAITERS = {
    AWAIT_ROLLOUT, AWAIT_BAKE, AWAIT_ROLLBACK, WAKE
  };

  /** Where a service's tasks are; none of it is known by a resource's ARN. */
  private static final List<String> NETWORK =
      List.of("ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcEndpoints");

  /** Those that start one and find out which it is. */
  private static final OrchestratorFunction[] WRITERS = {UPDATE, ROLL_BACK};

  private final StepFunctions functions;
  private final AttachedService attached;
  private final Stack stack;

  ServiceGrants(StepFunctions functions, AttachedService attached, Stack stack) {
    this.functions = functions;
    this.attached = attached;
    this.stack = stack;
  }

  /** Who only looks gets nothing that changes the service, nor what follows a change. */
  void grantAll() {
    foresee();
    if (attached.mode() == Mode.DEPLOY) {
      deploy();
    }
  }

  private void foresee() {
    readImages();
    readService();
    readTasks();
    functions.get(PLAN).allow(LOAD_BALANCERS, ANY);
    allow("ec2:DescribeSubnets", ANY, PLAN);
    readAlarms();
    allow("ecs:DescribeTaskDefinition", ANY, AWAIT_APPROVAL, PLAN, DIAGNOSE, REGISTER, ROLL_BACK);
    allow("ecs:ListTaskDefinitions", ANY, PLAN, REGISTER);
  }

  private void deploy() {
    allow("elasticloadbalancing:DescribeTargetHealth", ANY, WATCHERS);
    registerDefinitions();
    functions.of(WRITERS).forEach(this::updateService);
    allow("ecs:StopServiceDeployment", ofService("service-deployment"), ROLL_BACK);
    diagnose();
    nameTheLiveImage();
  }

  private void diagnose() {
    StepFunction diagnose = functions.get(DIAGNOSE);
    diagnose.allow(LOAD_BALANCERS, ANY);
    diagnose.allow(NETWORK, ANY);
    if (!attached.logGroups().isEmpty()) {
      diagnose.allow(List.of("logs:GetLogEvents"), logStreams());
    }
  }

  private void readImages() {
    List<String> repository = List.of(attached.repository().getRepositoryArn());
    allow("ecr:DescribeImages", repository, ACCEPT, PLAN, ROLL_BACK, SWEEP);
    allow("ecr:DescribeRepositories", repository, ACCEPT, PLAN, ROLL_BACK, SWEEP);
    functions.get(PLAN).allow(LOOK_INTO_IMAGES, repository);
  }

  private void readService() {
    List<String> service = List.of(attached.service().getServiceArn());
    allow("ecs:DescribeServices", service, ACCEPT, PLAN, SWEEP);
    allow("ecs:DescribeServices", service, WRITERS);
    allow("ecs:DescribeServices", service, WATCHERS);
    allow("ecs:DescribeServiceDeployments", ofService("service-deployment"), WRITERS);
    allow("ecs:DescribeServiceDeployments", ofService("service-deployment"), WATCHERS);
    allow("ecs:ListServiceDeployments", service, WRITERS);
    allow("ecs:DescribeServiceRevisions", ofService("service-revision"), WRITERS);
    allow("ecs:DescribeServiceRevisions", ofService("service-revision"), WAITERS);
  }

  private void readTasks() {
    List<String> tasks = List.of(EcsArn.of(stack, "task", clusterName() + "/*"));
    Stream.concat(needing(ACCEPT, PLAN, SWEEP), needing(WATCHERS))
        .forEach(
            function -> {
              function.allow(List.of("ecs:DescribeTasks"), tasks);
              function.allow(listTasks());
            });
  }

  private void readAlarms() {
    if (!attached.alarms().isEmpty()) {
      allow("cloudwatch:DescribeAlarms", alarmArns(), ACCEPT, PLAN, SWEEP);
      allow("cloudwatch:DescribeAlarms", alarmArns(), WATCHERS);
    }
  }

  private void registerDefinitions() {
    StepFunction register = functions.get(REGISTER);
    register.allow(List.of("ecs:RegisterTaskDefinition"), revisions());
    register.allow(
        statement("ecs:TagResource", revisions())
            .conditions(
                Map.of("StringEquals", Map.of("ecs:CreateAction", "RegisterTaskDefinition")))
            .build());
    register.allow(
        statement("ecs:RegisterTaskDefinition", ANY)
            .effect(Effect.DENY)
            .conditions(Map.of("StringEquals", Map.of("ecs:privileged", "true")))
            .build());
    register.allow(
        statement("iam:PassRole", attached.passedRoles().stream().map(IRole::getRoleArn).toList())
            .conditions(
                Map.of("StringEquals", Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com")))
            .build());
  }

  /** "If exists": setting only the desired count back names no task definition. */
  private void updateService(StepFunction writer) {
    Map<String, Object> conditions = new LinkedHashMap<>(inTheCluster());
    conditions.put("ArnLikeIfExists", Map.of("ecs:task-definition", revisions()));
    writer.allow(
        statement("ecs:UpdateService", List.of(attached.service().getServiceArn()))
            .conditions(conditions)
            .build());
    writer.allow(
        statement("ecs:UpdateService", ANY)
            .effect(Effect.DENY)
            .conditions(Map.of("StringEquals", Map.of("ecs:enable-execute-command", "true")))
            .build());
  }

  private PolicyStatement listTasks() {
    return statement("ecs:ListTasks", ANY).conditions(inTheCluster()).build();
  }

  private Map<String, Object> inTheCluster() {
    return Map.of(
        "ArnEquals", Map.of("ecs:cluster", attached.service().getCluster().getClusterArn()));
  }

  private void nameTheLiveImage() {
    attached
        .liveImage()
        .ifPresent(live -> allow("ssm:PutParameter", List.of(live.getParameterArn()), SETTLE));
  }

  private void allow(String action, List<String> resources, OrchestratorFunction... steps) {
    needing(steps).forEach(function -> function.allow(List.of(action), resources));
  }

  /** Those of the functions that come to look at the service at all. */
  private Stream<StepFunction> needing(OrchestratorFunction... steps) {
    return functions.of(
        Stream.of(steps)
            .filter(step -> attached.mode() == Mode.DEPLOY || FORESEERS.contains(step))
            .toArray(OrchestratorFunction[]::new));
  }

  private static PolicyStatement.Builder statement(String action, List<String> resources) {
    return PolicyStatement.Builder.create().actions(List.of(action)).resources(resources);
  }

  private List<String> revisions() {
    return List.of(EcsArn.of(stack, "task-definition", attached.family() + ":*"));
  }

  private List<String> ofService(String resource) {
    return List.of(
        EcsArn.of(
            stack, resource, clusterName() + "/" + attached.service().getServiceName() + "/*"));
  }

  private List<String> alarmArns() {
    return attached.alarms().stream().map(IAlarm::getAlarmArn).toList();
  }

  private List<String> logStreams() {
    return attached.logGroups().stream()
        .map(
            group ->
                stack.formatArn(
                    ArnComponents.builder()
                        .service("logs")
                        .resource("log-group")
                        .resourceName(group + ":log-stream:*")
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build()))
        .toList();
  }

  private String clusterName() {
    return attached.service().getCluster().getClusterName();
  }
}
