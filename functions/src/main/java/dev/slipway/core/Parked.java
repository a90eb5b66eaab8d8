package dev.slipway.core;

/**
 * A wait that is parked on a task token.
 *
 * @param token secret: whoever knows it can answer the wait
 * @param awaited what it waits for
 */
public record Parked(String token, Wait awaited) {

  @Override
  public String toString() {
    return switch (awaited) {
      case Watch watch -> "Parked[" + watch.phase() + "]";
      case Asking asking -> "Parked[a question]";
    };
  }
}
