package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import java.util.List;
import java.util.Optional;

/** A health check fails, and nobody says any more in which way. */
final class SilentCheck implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    Cause told = found.told();
    return TargetCheck.of(found)
        .map(check -> check.text() + " fails, and why can no longer be read.")
        .map(sentence -> new Cause(told.code(), sentence, List.of(), told.nextStep()));
  }
}
