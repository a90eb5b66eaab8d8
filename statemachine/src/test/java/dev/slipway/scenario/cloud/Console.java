package dev.slipway.scenario.cloud;

import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;
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
    var present =
        cloud
            .ecs
            .describeTaskDefinition(of -> of.taskDefinition(view.service(at).taskDefinition()))
            .taskDefinition();
    String reference =
        view.imageOf(at, present.taskDefinitionArn()).replaceFirst("[@:][^/]*$", "")
            + "@"
            + image.digest();
    return cloud
        .ecs
        .registerTaskDefinition(
            of ->
                of.family(present.family())
                    .cpu(present.cpu())
                    .memory(present.memory())
                    .networkMode(present.networkMode())
                    .executionRoleArn(present.executionRoleArn())
                    .taskRoleArn(present.taskRoleArn())
                    .requiresCompatibilities(present.requiresCompatibilities())
                    .runtimePlatform(present.runtimePlatform())
                    .containerDefinitions(
                        present.containerDefinitions().stream()
                            .map(
                                container ->
                                    container.name().equals(at.container())
                                        ? container.toBuilder().image(reference).build()
                                        : container)
                            .toList()))
        .taskDefinition()
        .taskDefinitionArn();
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

  public void deregister(String taskDefinition) {
    tell.accept("deregisters " + taskDefinition);
    cloud.ecs.deregisterTaskDefinition(of -> of.taskDefinition(taskDefinition));
  }
}
