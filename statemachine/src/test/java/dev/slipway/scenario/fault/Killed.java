package dev.slipway.scenario.fault;

/** The function's process is gone. An error, so that no code of a function goes on after it. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed(Call after) {
    super("killed after " + after, null, false, false);
  }
}
