package dev.slipway.scenario.cloud;

import dev.slipway.rehearsal.cloud.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** A person at the ECS console: changes things past Slipway. */
public final class Console {
  private final CloudServices cloud;
  private final View view;
  private final Consumer<String> tell;

  /**
   * @param tell takes what the person does, for the trace
   */
  Console(CloudServices cloud, View view, Consumer<String> tell) {
    this.cloud = cloud;
    this.view = view;
    this.tell = tell;
  }

  /** UpdateService with whatever the person sets. */
  public void updateService(String service, Consumer<UpdateServiceRequest.Builder> change) {
    Attached at = view.attached(service);
    cloud.ecs.updateService(
        update -> change.accept(update.cluster(at.cluster()).service(at.service())));
    tell.accept("UpdateService of " + service + ", now at " + view.service(at).taskDefinition());
  }

  /** Sets only the desired count, as autoscaling does. */
  public void scale(String service, int desired) {
    Attached at = view.attached(service);
    tell.accept("scales " + service + " to " + desired);
    cloud.ecs.updateService(
        update -> update.cluster(at.cluster()).service(at.service()).desiredCount(desired));
  }

  /** Registers a copy of the present revision that runs this pushed image, and gives its ARN. */
  public String register(String service, Images.Pushed image) {
    Attached at = view.attached(service);
    String repository =
        view.imageOf(at, view.service(at).taskDefinition()).replaceFirst("[@:][^/]*$", "");
    return register(service, container -> container.image(repository + "@" + image.digest()));
  }

  /** Registers a copy of the present revision with another container, and gives its ARN. */
  public String register(String service, Consumer<ContainerDefinition.Builder> change) {
    Attached at = view.attached(service);
    RegisterTaskDefinitionRequest.Builder copy = copyOf(view.service(at).taskDefinition());
    List<ContainerDefinition> containers =
        copy.build().containerDefinitions().stream()
            .map(
                container ->
                    container.name().equals(at.container())
                        ? container.toBuilder().applyMutation(change).build()
                        : container)
            .toList();
    return cloud
        .ecs
        .registerTaskDefinition(copy.containerDefinitions(containers).build())
        .taskDefinition()
        .taskDefinitionArn();
  }

  /** Gives the service a copy of its revision with one more container, made of the attached one. */
  public void addContainer(String service, Consumer<ContainerDefinition.Builder> more) {
    Attached at = view.attached(service);
    String present = view.service(at).taskDefinition();
    RegisterTaskDefinitionRequest.Builder copy = copyOf(present);
    List<ContainerDefinition> containers = new ArrayList<>(copy.build().containerDefinitions());
    ContainerDefinition.Builder added =
        containers.stream()
            .filter(container -> container.name().equals(at.container()))
            .findFirst()
            .orElseThrow()
            .toBuilder()
            .portMappings(List.of())
            .environment(List.of())
            .secrets(List.of());
    more.accept(added);
    containers.add(added.build());
    setTo(service, copy.containerDefinitions(containers));
  }

  /** Gives the service a copy of its revision that differs in this. */
  public void reshape(String service, Consumer<RegisterTaskDefinitionRequest.Builder> change) {
    RegisterTaskDefinitionRequest.Builder copy = copyOf(revisionOf(service));
    change.accept(copy);
    setTo(service, copy);
  }

  private void setTo(String service, RegisterTaskDefinitionRequest.Builder revision) {
    String arn =
        cloud.ecs.registerTaskDefinition(revision.build()).taskDefinition().taskDefinitionArn();
    updateService(service, update -> update.taskDefinition(arn));
  }

  private RegisterTaskDefinitionRequest.Builder copyOf(String revision) {
    var present =
        cloud.ecs.describeTaskDefinition(of -> of.taskDefinition(revision)).taskDefinition();
    return RegisterTaskDefinitionRequest.builder()
        .family(present.family())
        .cpu(present.cpu())
        .memory(present.memory())
        .networkMode(present.networkMode())
        .executionRoleArn(present.executionRoleArn())
        .taskRoleArn(present.taskRoleArn())
        .requiresCompatibilities(present.requiresCompatibilities())
        .runtimePlatform(present.runtimePlatform())
        .containerDefinitions(present.containerDefinitions());
  }

  /** Gives the service a copy of its revision with another container. */
  public void change(String service, Consumer<ContainerDefinition.Builder> change) {
    String changed = register(service, change);
    updateService(service, update -> update.taskDefinition(changed));
  }

  /** Lets the tasks of the service be given the values of all parameters. */
  public void allowParameters(String service) {
    grantTasks(service, "parameters", "ssm:GetParameters");
  }

  /** Lets the tasks of the service be given the values of all secrets. */
  public void allowSecrets(String service) {
    grantTasks(service, "secrets", "secretsmanager:GetSecretValue");
  }

  private String executionRole(String service) {
    return cloud
        .ecs
        .describeTaskDefinition(of -> of.taskDefinition(revisionOf(service)))
        .taskDefinition()
        .executionRoleArn();
  }

  private void grantTasks(String service, String values, String action) {
    String role = executionRole(service);
    tell.accept("lets tasks of " + service + " be given " + values);
    cloud.iam.allow(role, action, "*");
  }

  /** Tags the revision that the service is set to. */
  public void tag(String service, String key, String value) {
    tell.accept("tags the revision of " + service + " " + key + "=" + value);
    cloud.ecs.tagResource(
        of -> of.resourceArn(revisionOf(service)).tags(tag -> tag.key(key).value(value)));
  }

  /** The tags of the revision that the service is set to, by their keys. */
  public Map<String, String> tagsOf(String service) {
    return cloud
        .ecs
        .describeTaskDefinition(
            of -> of.taskDefinition(revisionOf(service)).include(TaskDefinitionField.TAGS))
        .tags()
        .stream()
        .collect(Collectors.toMap(Tag::key, Tag::value));
  }

  /** Lets a role do one thing more. */
  public void allow(String role, String action, String resource) {
    tell.accept("allows " + action);
    cloud.iam.allow(role, action, resource);
  }

  /** Lets the tasks of the service pull from one more repository. */
  public void allowPulls(String service, String repository) {
    String role = executionRole(service);
    tell.accept("lets tasks of " + service + " pull from " + repository);
    String arn = Account.LOCAL.arn("ecr", "repository/" + repository);
    cloud.iam.allow(role, "ecr:BatchGetImage", arn);
    cloud.iam.allow(role, "ecr:GetDownloadUrlForLayer", arn);
  }

  /** Deletes the log group that the service's container writes to. */
  public void deleteLogGroup(String service) {
    Attached at = view.attached(service);
    tell.accept("deletes the log group of " + service);
    cloud
        .ecs
        .describeTaskDefinition(of -> of.taskDefinition(revisionOf(service)))
        .taskDefinition()
        .containerDefinitions()
        .stream()
        .filter(container -> container.name().equals(at.container()))
        .map(container -> container.logConfiguration().options().get("awslogs-group"))
        .forEach(group -> cloud.logs.deleteLogGroup(delete -> delete.logGroupName(group)));
  }

  /** StopServiceDeployment with ROLLBACK on the service deployment that runs. */
  public void stopDeployment(String service) {
    tell.accept("stops the service deployment of " + service);
    String deployment = view.service(view.attached(service)).currentServiceDeployment();
    cloud.ecs.stopServiceDeployment(
        stop ->
            stop.serviceDeploymentArn(deployment).stopType(StopServiceDeploymentStopType.ROLLBACK));
  }

  /** Stops one of the service's tasks. */
  public void stopTask(String service) {
    Attached at = view.attached(service);
    tell.accept("stops a task of " + service);
    cloud.ecs.stopTask(
        stop -> stop.cluster(at.cluster()).task(view.tasks(at).getFirst()).reason("by hand"));
  }

  /** Stops one of the service's tasks of this revision. */
  public void stopTaskOf(String service, String taskDefinition) {
    Attached at = view.attached(service);
    tell.accept("stops a task of " + taskDefinition);
    String task =
        cloud
            .ecs
            .describeTasks(of -> of.cluster(at.cluster()).tasks(view.tasks(at)))
            .tasks()
            .stream()
            .filter(each -> each.taskDefinitionArn().equals(taskDefinition))
            .map(Task::taskArn)
            .findFirst()
            .orElseThrow();
    cloud.ecs.stopTask(stop -> stop.cluster(at.cluster()).task(task).reason("by hand"));
  }

  /** ARN of the revision that the service is set to. */
  public String revisionOf(String service) {
    return view.service(view.attached(service)).taskDefinition();
  }

  /** What the service's container is given as its environment. */
  public List<KeyValuePair> environmentOf(String service) {
    return cloud
        .ecs
        .describeTaskDefinition(of -> of.taskDefinition(revisionOf(service)))
        .taskDefinition()
        .containerDefinitions()
        .stream()
        .filter(container -> container.name().equals(view.attached(service).container()))
        .flatMap(container -> container.environment().stream())
        .toList();
  }

  public void deregister(String taskDefinition) {
    tell.accept("deregisters " + taskDefinition);
    cloud.ecs.deregisterTaskDefinition(of -> of.taskDefinition(taskDefinition));
  }
}
