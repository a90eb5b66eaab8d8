package dev.slipway.core.verdict;

import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import java.util.Optional;

/** The rollback, ECS's own or ours, is complete and every running task runs the proven digest. */
final class RolledBack implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    Status status = seen.deployment().status();
    boolean complete = status == Status.SUCCESSFUL || status == Status.ROLLBACK_SUCCESSFUL;
    boolean proven = seen.service().taskDefinition().equals(watch.rollout().taskDefinition());
    return complete && proven && Convergence.proven(watch, seen)
        ? Optional.of(new Verdict.Healthy())
        : Optional.empty();
  }
}
