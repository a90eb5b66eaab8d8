package dev.slipway.core.verdict;

import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import java.util.Optional;

/**
 * The bake ended with tasks missing or out of their load balancers' reach, and they did not come
 * back within another rollout's time.
 */
final class BakeOverrun implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    var limit = watch.until().plus(watch.service().policy().rolloutTimeout());
    return seen.now().isBefore(limit)
        ? Optional.empty()
        : Optional.of(new Verdict.Failed(OutOfTime.cause(watch, seen)));
  }
}
