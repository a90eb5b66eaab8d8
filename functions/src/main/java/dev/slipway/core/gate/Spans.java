package dev.slipway.core.gate;

import java.time.Duration;

/** Lengths of time as people say them. */
final class Spans {
  private Spans() {}

  /** In the two largest units that count, such as {@code 1 h 30 min} or {@code 45 s}. */
  static String told(Duration time) {
    if (time.compareTo(Duration.ofHours(1)) >= 0) {
      return both(time.toHours(), "h", time.toMinutesPart(), "min");
    }
    return time.compareTo(Duration.ofMinutes(1)) >= 0
        ? both(time.toMinutes(), "min", time.toSecondsPart(), "s")
        : time.toSeconds() + " s";
  }

  private static String both(long large, String unit, int small, String smaller) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
  }
}
