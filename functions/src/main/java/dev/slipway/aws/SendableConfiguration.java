package dev.slipway.aws;

import dev.slipway.core.Place;
import java.util.Optional;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;

/**
 * A service's deployment configuration as it can be sent along with an update. One that cannot be
 * said in full is not sent at all: what an update leaves out ECS keeps as it is (ECS API,
 * UpdateService, read 2026-11).
 */
record SendableConfiguration(EcsClient ecs) {

  /** The configuration; nothing when sending it would lose something or ask for rights. */
  Optional<DeploymentConfiguration> of(Place place) {
    AnswerBody body = new AnswerBody();
    DescribeServicesRequest request =
        DescribeServicesRequest.builder()
            .cluster(place.cluster())
            .services(place.service())
            .overrideConfiguration(c -> c.addPlugin(body))
            .build();
    DescribeServicesResponse answer =
        Call.of("ecs:DescribeServices", place.service()).make(() -> ecs.describeServices(request));
    return answer.services().stream()
        .findFirst()
        .flatMap(service -> Optional.ofNullable(service.deploymentConfiguration()))
        .filter(configuration -> !passesRoles(configuration))
        .filter(configuration -> isWhole(body.json(), configuration));
  }

  // Whoever sends a role must be allowed to pass it, and Slipway need not be.
  private static boolean passesRoles(DeploymentConfiguration configuration) {
    return configuration.lifecycleHooks().stream().anyMatch(hook -> hook.roleArn() != null);
  }

  private static boolean isWhole(JsonNode answer, DeploymentConfiguration configuration) {
    return answer
        .field("services")
        .flatMap(services -> services.asArray().stream().findFirst())
        .flatMap(service -> service.field("deploymentConfiguration"))
        .map(said -> UnknownFields.in(said, configuration).isEmpty())
        .orElse(true);
  }
}
