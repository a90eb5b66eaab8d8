package dev.slipway.core;

/**
 * A wait that is parked on a task token.
 *
 * @param token secret: whoever knows it can answer the wait
 */
public record Parked(String token, Watch watch) {

  @Override
  public String toString() {
    return "Parked[" + watch.phase() + "]";
  }
}
