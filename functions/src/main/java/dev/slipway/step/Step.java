package dev.slipway.step;

import dev.slipway.core.Answer;

/** A Task state that works on the facts alone. */
@FunctionalInterface
public interface Step {

  /** Does the state's work and tells what it found out. */
  Answer take(Turn turn);
}
