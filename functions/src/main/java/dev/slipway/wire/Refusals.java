package dev.slipway.wire;

import dev.slipway.core.DeploymentRequest.Malformed;
import org.jspecify.annotations.Nullable;

/** The words for input that is no request. */
final class Refusals {
  private static final String FIX =
      "Start with {\"service\":\"<name>\"} or {\"service\":\"<name>\",\"image\":\"<tag or"
          + " digest>\"}.";
  private static final int LONGEST = 80;

  private Refusals() {}

  static Malformed malformed(String what) {
    return new Malformed(what, FIX);
  }

  static Malformed unknownKey(String where, Object key) {
    return malformed(where + " has the unknown key \"" + shown(key) + "\".");
  }

  /** The value as a message can bear it. */
  static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
