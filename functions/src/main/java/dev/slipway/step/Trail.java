package dev.slipway.step;

import dev.slipway.core.Place;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.port.Fleet;
import dev.slipway.port.RetryableFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds the service deployment that brings a revision. */
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
    return find(place, revision, since).orElseThrow(() -> notYet(place, revision));
  }

  /** The same, if there is one to be seen. */
  Optional<String> find(Place place, String revision, Instant since) {
    return fleet.deployments(place).stream()
        .filter(deployment -> isSince(deployment, since))
        .filter(deployment -> targets(deployment, revision))
        .findFirst()
        .map(ServiceDeployment::arn);
  }

  /**
   * ARN of the service's current service deployment, if it brings or brings back the revision.
   *
   * @param since it was not created earlier, give or take the clocks
   */
  Optional<String> current(ServiceState state, String revision, Instant since) {
    return state
        .currentDeployment()
        .flatMap(fleet::deployment)
        .filter(deployment -> isSince(deployment, since))
        .filter(deployment -> targets(deployment, revision) || returns(deployment, revision))
        .map(ServiceDeployment::arn);
  }

  /** ARN of the revision that the service deployment would return to, or returns to. */
  Optional<String> wayBack(ServiceDeployment deployment) {
    Optional<String> onlySource =
        deployment.sourceRevisions().stream()
            .findFirst()
            .filter(source -> deployment.sourceRevisions().size() == 1);
    return deployment.rollbackRevision().or(() -> onlySource).flatMap(fleet::definitionOf);
  }

  boolean targets(ServiceDeployment deployment, String revision) {
    return fleet.definitionOf(deployment.targetRevision()).filter(revision::equals).isPresent();
  }

  private boolean returns(ServiceDeployment deployment, String revision) {
    return deployment.status().isRollback()
        && wayBack(deployment).filter(revision::equals).isPresent();
  }

  private static boolean isSince(ServiceDeployment deployment, Instant since) {
    return since.isBefore(deployment.createdAt().plus(SKEW));
  }

  private static RetryableFault notYet(Place place, String revision) {
    return new RetryableFault(
        "no service deployment of " + place.service() + " to " + revision + " to be seen yet");
  }
}
