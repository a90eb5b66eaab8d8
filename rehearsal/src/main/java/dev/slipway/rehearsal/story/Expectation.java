package dev.slipway.rehearsal.story;

import java.util.List;

/**
 * The end a deployment must come to.
 *
 * @param verdicts such as {@code ROLLED_BACK}; one of them is enough
 * @param cause the cause's code; empty where a good end needs none
 */
public record Expectation(List<String> verdicts, String cause) {

  /** It is live. */
  public static final Expectation SUCCEEDED = new Expectation(List.of("SUCCEEDED"), "");

  /** It was looked at only. */
  static final Expectation SHADOWED = new Expectation(List.of("SHADOWED"), "");

  /** Of an act whose end is looked at elsewhere. */
  static final Expectation NONE = new Expectation(List.of(), "");

  /**
   * The proven revision is back. Who brings it, Slipway or the circuit breaker of ECS, is a race
   * that a busy machine decides, since real work does not run faster with the cloud's clock.
   */
  static Expectation back(String cause) {
    return new Expectation(List.of("ROLLED_BACK", "ROLLED_BACK_BY_ECS"), cause);
  }

  boolean isMetBy(String verdict, String actualCause) {
    return verdicts.contains(verdict) && cause.equals(actualCause);
  }
}
