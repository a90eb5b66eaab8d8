package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ServiceState;
import java.util.List;
import java.util.Optional;

/**
 * Somebody set the desired count to 0: nothing can be proven any more. A sight of the service from
 * before the followed deployment does not count, since a first deployment raises the count from 0.
 */
final class ScaledToZero implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    ServiceState service = seen.service();
    return service.isCurrent(seen.deployment()) && service.counts().desired() == 0
        ? Optional.of(new Verdict.Failed(cause(watch)))
        : Optional.empty();
  }

  private static Cause cause(Watch watch) {
    return new Cause(
        CauseCode.SCALED_TO_ZERO,
        "The service was scaled to 0 tasks while "
            + watch.rollout().revision()
            + " was on its way, so nothing could be proven about it.",
        List.of("desired count: 0"),
        "Raise the desired count and start the deployment again.");
  }
}
