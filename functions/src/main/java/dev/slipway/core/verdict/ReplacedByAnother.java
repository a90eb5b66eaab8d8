package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ServiceDeployment;
import java.util.List;
import java.util.Optional;

/**
 * Somebody else updated the service: a newer service deployment stops the one that is followed (ECS
 * developer guide, service-deployment, read 2026-11).
 */
final class ReplacedByAnother implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    ServiceDeployment followed = seen.deployment();
    boolean replaced =
        followed.status().isStop()
            && !followed.breakerTriggered()
            && seen.service().currentDeployment().filter(followed.arn()::equals).isEmpty();
    return replaced ? Optional.of(new Verdict.Failed(cause(seen))) : Optional.empty();
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
