package dev.slipway.rehearsal.operate;

import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;

/** What the attached services run. */
final class Fleet {

  private final EcsClient ecs;

  Fleet(EcsClient ecs) {
    this.ecs = ecs;
  }

  /** Empty when ECS knows no such service any more. */
  Optional<Serving> serving(Attached service) {
    return ecs
        .describeServices(of -> of.cluster(service.cluster()).services(service.service()))
        .services()
        .stream()
        .filter(found -> !"INACTIVE".equals(found.status()))
        .findFirst()
        .map(found -> serving(service, found));
  }

  private Serving serving(Attached service, Service found) {
    return new Serving(
        found.taskDefinition(),
        digest(service, found.taskDefinition()),
        new Serving.Tasks(found.desiredCount(), found.runningCount(), found.pendingCount()),
        found.deployments().stream()
            .map(each -> new Serving.Running(each.taskDefinition(), each.runningCount()))
            .toList());
  }

  private Optional<String> digest(Attached service, String taskDefinition) {
    return ecs
        .describeTaskDefinition(of -> of.taskDefinition(taskDefinition))
        .taskDefinition()
        .containerDefinitions()
        .stream()
        .filter(container -> container.name().equals(service.container()))
        .map(ContainerDefinition::image)
        .filter(image -> image.contains("@"))
        .map(image -> image.substring(image.indexOf('@') + 1))
        .findFirst();
  }
}
