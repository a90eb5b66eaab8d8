package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Outcome;

/** Waits for a person's answer. */
public final class AwaitApproval implements ParkingStep {

  @Override
  public Answer take(Turn turn, String token) {
    return Answer.of(Outcome.PARKED);
  }
}
