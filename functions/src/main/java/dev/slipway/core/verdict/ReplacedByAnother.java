package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Phase;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ServiceDeployment;
import java.util.List;
import java.util.Optional;

/**
 * Somebody else updated the service: a newer service deployment stops the one that is followed, or
 * ends its rollback (ECS developer guide, service-deployment, read 2026-11). One that was over
 * before is known by the revision the service is set to.
 */
final class ReplacedByAnother implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    ServiceDeployment followed = seen.deployment();
    boolean current = seen.service().isCurrent(followed);
    return !current && isDisplaced(watch, seen)
        ? Optional.of(new Verdict.Failed(cause(seen)))
        : Optional.empty();
  }

  private static boolean isDisplaced(Watch watch, Observation seen) {
    ServiceDeployment followed = seen.deployment();
    return switch (followed.status()) {
      case STOP_REQUESTED, STOPPED -> !followed.endedByEcs();
      case ROLLBACK_FAILED -> true;
      case SUCCESSFUL -> isElsewhere(watch, seen);
      case ROLLBACK_SUCCESSFUL -> watch.phase() == Phase.ROLLBACK && isElsewhere(watch, seen);
      // The service may be shown as it was before the deployment that is followed.
      case PENDING, IN_PROGRESS, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS -> false;
    };
  }

  private static boolean isElsewhere(Watch watch, Observation seen) {
    return !seen.service().taskDefinition().equals(watch.rollout().taskDefinition());
  }

  private static Cause cause(Observation seen) {
    return new Cause(
        CauseCode.FOREIGN_CHANGE,
        "Somebody else changed the service while Slipway was deploying to it.",
        List.of(
            "followed: " + seen.deployment().arn() + " is " + seen.deployment().status(),
            "now: " + seen.service().currentDeployment().orElse("no service deployment"),
            "task definition: " + seen.service().taskDefinition()),
        "Find out who called UpdateService or StopServiceDeployment (CloudTrail), then deploy"
            + " again.");
  }
}
