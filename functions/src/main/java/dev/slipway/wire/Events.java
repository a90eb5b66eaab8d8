package dev.slipway.wire;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads out of events, whose details have a shape of their own each. */
final class Events {
  private Events() {}

  /** The text at the path; nothing when there is none or something else is there. */
  static Optional<String> text(@Nullable Object value, String... path) {
    Object here = value;
    for (String key : path) {
      here = here instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return here instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
