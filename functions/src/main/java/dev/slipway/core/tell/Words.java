package dev.slipway.core.tell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Texts of bounded length, and lengths of time as people say them. */
public final class Words {
  private Words() {}

  /** The text, or its beginning and an ellipsis when it is longer. */
  public static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  /** One line of ASCII, cut without an ellipsis. */
  static String subject(String text, int longest) {
    String ascii = text.replaceAll("\\s+", " ").replaceAll("[^\\x20-\\x7e]", "?").strip();
    return ascii.substring(0, Math.min(longest, ascii.length()));
  }

  /** Such as {@code 1 h 2 min 3 s}; below a second {@code 0 s}. */
  static String of(Duration duration) {
    List<String> parts = new ArrayList<>();
    if (duration.toHours() > 0) {
      parts.add(duration.toHours() + " h");
    }
    if (duration.toMinutesPart() > 0) {
      parts.add(duration.toMinutesPart() + " min");
    }
    if (duration.toSecondsPart() > 0 || parts.isEmpty()) {
      parts.add(duration.toSecondsPart() + " s");
    }
    return String.join(" ", parts);
  }
}
