package dev.slipway.core;

/**
 * What one gate says of a deployment.
 *
 * @param gate its name, such as {@code freeze}
 * @param sentence why, for people
 */
public record GateResult(String gate, Standing standing, String sentence) {

  /** How a deployment stands before a gate. */
  public enum Standing {
    PASSED,
    WARNED,
    REFUSED,
    /** A person opened it, with a reason. */
    OVERRIDDEN,
    /** It does not apply. */
    SKIPPED
  }
}
