package dev.slipway.infra;

import java.time.Duration;
import software.amazon.awscdk.Token;

/**
 * Refuses values that cannot work while the app is being written, not when the stack is deployed.
 */
final class Check {

  private Check() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** A value known only at deployment passes. */
  static void matches(String property, String value, String pattern, String allowed) {
    that(
        Token.isUnresolved(value) || value.matches(pattern),
        property + " is \"" + value + "\": allowed are " + allowed + "; change it");
  }

  static <T extends Comparable<T>> void within(String property, T value, T least, T most) {
    that(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        property
            + " is "
            + text(value)
            + ": allowed are "
            + text(least)
            + " to "
            + text(most)
            + "; change it");
  }

  private static String text(Object value) {
    return value instanceof Duration duration ? duration.toSeconds() + " s" : value.toString();
  }
}
