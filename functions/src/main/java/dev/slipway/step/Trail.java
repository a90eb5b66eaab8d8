package dev.slipway.step;

import dev.slipway.core.Place;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.port.Fleet;
import dev.slipway.port.RetryableFault;
import java.time.Duration;
import java.time.Instant;

/** Finds the service deployment that an update started. */
final class Trail {
  // ECS and Step Functions read different clocks.
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final Fleet fleet;

  Trail(Fleet fleet) {
    this.fleet = fleet;
  }

  /**
   * ARN of the newest service deployment to the revision.
   *
   * @param since it was not created earlier, give or take the clocks
   * @throws RetryableFault while ECS does not show it yet
   */
  String newest(Place place, String revision, Instant since) {
    return fleet.deployments(place).stream()
        .filter(deployment -> since.isBefore(deployment.createdAt().plus(SKEW)))
        .filter(deployment -> brings(deployment, revision))
        .findFirst()
        .map(ServiceDeployment::arn)
        .orElseThrow(() -> notYet(place, revision));
  }

  private boolean brings(ServiceDeployment deployment, String revision) {
    return fleet.definitionOf(deployment.targetRevision()).filter(revision::equals).isPresent();
  }

  private static RetryableFault notYet(Place place, String revision) {
    return new RetryableFault(
        "no service deployment of " + place.service() + " to " + revision + " to be seen yet");
  }
}
