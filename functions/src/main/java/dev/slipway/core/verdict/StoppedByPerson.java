package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ServiceDeployment;
import java.util.List;
import java.util.Optional;

/**
 * The service deployment is being stopped or rolled back, and neither ECS's circuit breaker nor its
 * alarms did that, nor an update of the service: somebody called StopServiceDeployment.
 */
final class StoppedByPerson implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    ServiceDeployment followed = seen.deployment();
    boolean ending = followed.status().isRollback() || followed.status().isStop();
    return ending && !followed.endedByEcs()
        ? Optional.of(new Verdict.Failed(cause(followed)))
        : Optional.empty();
  }

  private static Cause cause(ServiceDeployment followed) {
    return new Cause(
        CauseCode.STOPPED_BY_PERSON,
        "A person stopped the service deployment.",
        List.of(followed.arn() + " is " + followed.status() + ": " + followed.reason()),
        "Find out who called StopServiceDeployment (CloudTrail), then release the service.");
  }
}
