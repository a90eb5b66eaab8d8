package dev.slipway.rehearsal.operate.adopt;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.DeploymentController;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;

/** What keeps Slipway from deploying to a service. */
final class Obstacles {

  private Obstacles() {}

  /** The first one, as a sentence; empty when there is none. */
  static Optional<String> of(Found found) {
    return Stream.of(status(found), computers(found), controller(found), images(found), role(found))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> status(Found found) {
    String status = found.service().status();
    return when(!status.equals("ACTIVE"), "it is " + status);
  }

  private static Optional<String> computers(Found found) {
    Service service = found.service();
    if (service.schedulingStrategy() == SchedulingStrategy.DAEMON) {
      return Optional.of("it is a daemon, of which Fargate has none");
    }
    Optional<String> other =
        service.capacityProviderStrategy().stream()
            .map(CapacityProviderStrategyItem::capacityProvider)
            .filter(provider -> !provider.startsWith("FARGATE"))
            .findFirst()
            .or(
                () ->
                    Optional.of(service)
                        .filter(one -> one.capacityProviderStrategy().isEmpty())
                        .map(Service::launchType)
                        .filter(type -> type != LaunchType.FARGATE)
                        .map(LaunchType::toString));
    return other.map(type -> "it runs on " + type + ": Slipway deploys to Fargate only");
  }

  private static Optional<String> controller(Found found) {
    return Optional.ofNullable(found.service().deploymentController())
        .map(DeploymentController::type)
        .filter(type -> type != DeploymentControllerType.ECS)
        .map(
            type ->
                "another deployment controller changes it, "
                    + type
                    + ": Slipway drives ECS's own, also its blue/green");
  }

  private static Optional<String> images(Found found) {
    if (found.ownContainers().isEmpty()) {
      return Optional.of(
          "no image of it lies in ECR of the same account and Region: "
              + String.join(
                  ", ",
                  found.definition().containerDefinitions().stream()
                      .map(container -> container.name() + " comes from " + container.image())
                      .toList()));
    }
    return when(
        found.images().isEmpty(), "the repository that its task definition names does not exist");
  }

  private static Optional<String> role(Found found) {
    return when(
        found.definition().executionRoleArn() == null,
        "its task definition has no execution role, without which Fargate cannot pull from ECR");
  }

  private static Optional<String> when(boolean holds, String sentence) {
    return holds ? Optional.of(sentence) : Optional.empty();
  }
}
