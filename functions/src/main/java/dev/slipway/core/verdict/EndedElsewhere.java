package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import java.util.List;
import java.util.Optional;

/**
 * The followed service deployment is over, and the service is set to another revision than the
 * proven one: a stop that came too late, or a rollback of ECS that went elsewhere.
 */
final class EndedElsewhere implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    Status status = seen.deployment().status();
    boolean over = status == Status.SUCCESSFUL || status == Status.ROLLBACK_SUCCESSFUL;
    boolean elsewhere = !seen.service().taskDefinition().equals(watch.rollout().taskDefinition());
    return over && elsewhere
        ? Optional.of(new Verdict.Failed(cause(watch, seen)))
        : Optional.empty();
  }

  private static Cause cause(Watch watch, Observation seen) {
    return new Cause(
        CauseCode.ROLLBACK_FAILED,
        "The service deployment ended on another revision than " + watch.rollout().revision() + ".",
        List.of(
            "deployment " + seen.deployment().status(),
            "task definition: " + seen.service().taskDefinition()),
        "Read the service's events and set the service to a revision that works.");
  }
}
