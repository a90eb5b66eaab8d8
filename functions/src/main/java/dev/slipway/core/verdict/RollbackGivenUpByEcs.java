package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import java.util.List;
import java.util.Optional;

/** The way back failed as well. */
final class RollbackGivenUpByEcs implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    Status status = seen.deployment().status();
    boolean over = status == Status.ROLLBACK_FAILED || status == Status.STOPPED;
    return over ? Optional.of(new Verdict.Failed(cause(seen))) : Optional.empty();
  }

  private static Cause cause(Observation seen) {
    return new Cause(
        CauseCode.ROLLBACK_FAILED,
        "ECS could not complete the rollback.",
        List.of(seen.deployment().status() + ": " + seen.deployment().reason()),
        "Read the service's events and set the service to a revision that works.");
  }
}
