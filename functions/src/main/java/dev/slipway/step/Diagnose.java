package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.Outcome;

/** Looks into why a rollout failed while the evidence is still there. */
public final class Diagnose implements Step {

  @Override
  public Answer take(Turn turn) {
    return Answer.of(Outcome.DIAGNOSED, turn.facts().need(Cause.class));
  }
}
