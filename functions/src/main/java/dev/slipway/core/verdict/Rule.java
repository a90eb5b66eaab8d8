package dev.slipway.core.verdict;

import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import java.util.Optional;

/** One reason to end a wait. */
@FunctionalInterface
interface Rule {

  /** The verdict, when this rule has something to say. */
  Optional<Verdict> judge(Watch watch, Observation seen);
}
