package dev.slipway.core.verdict;

import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import java.util.Optional;

/** The followed service deployment succeeded, and all that runs and serves is the new digest. */
final class RolledOut implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    boolean done =
        seen.deployment().status() == Status.SUCCESSFUL && Convergence.proven(watch, seen);
    return done ? Optional.of(new Verdict.Healthy()) : Optional.empty();
  }
}
