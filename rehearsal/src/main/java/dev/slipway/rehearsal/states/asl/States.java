package dev.slipway.rehearsal.states.asl;

import java.util.Map;

/** States that belong together, and where they start: a machine's, or those of one branch. */
public record States(String startAt, Map<String, State> byName) {

  /**
   * @throws IllegalArgumentException when there is no such state; a checked definition never asks
   */
  public State named(String name) {
    State state = byName.get(name);
    if (state == null) {
      throw new IllegalArgumentException("there is no state " + name);
    }
    return state;
  }
}
