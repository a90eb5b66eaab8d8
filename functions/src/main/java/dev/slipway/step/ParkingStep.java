package dev.slipway.step;

import dev.slipway.core.Answer;

/** A Task state that waits on a token. */
@FunctionalInterface
public interface ParkingStep {

  /**
   * Enters the wait.
   *
   * @param token secret of this entry into the state
   */
  Answer take(Turn turn, String token);
}
