package dev.slipway.rehearsal.story;

/**
 * The end a deployment must come to.
 *
 * @param verdict such as {@code ROLLED_BACK}
 * @param cause the cause's code; empty where a good end needs none
 */
public record Expectation(String verdict, String cause) {

  static final Expectation SUCCEEDED = new Expectation("SUCCEEDED", "");

  boolean isMetBy(String actualVerdict, String actualCause) {
    return verdict.equals(actualVerdict) && cause.equals(actualCause);
  }
}
