package dev.slipway.core.verdict;

import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import java.util.Optional;

/** The bake time is over, all desired tasks run the new digest, and load balancers reach them. */
final class Baked implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    boolean over = !seen.now().isBefore(watch.until());
    return over && Convergence.reached(watch, seen) && Convergence.served(seen)
        ? Optional.of(new Verdict.Healthy())
        : Optional.empty();
  }
}
