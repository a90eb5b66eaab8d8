package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import java.util.Optional;

/** One rule of the cause engine. */
@FunctionalInterface
interface Refinement {

  /** The cause said more precisely, when this rule knows it; its evidence is what it adds. */
  Optional<Cause> refine(Findings found);
}
