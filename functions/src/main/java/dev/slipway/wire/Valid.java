package dev.slipway.wire;

import dev.slipway.port.RequestRefused;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks what people wrote, naming the key, the value and what is allowed. */
final class Valid {
  private Valid() {}

  static String text(String key, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw wrong(key, String.valueOf(value), "a text");
    }
    return value;
  }

  static int atLeast(String key, int value, int least) {
    that(value >= least, key, value, "a number of at least " + least);
    return value;
  }

  static <E extends Enum<E>> E oneOf(String key, String value, Class<E> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .filter(each -> each.name().equals(value))
        .findFirst()
        .orElseThrow(() -> wrong(key, value, "one of " + Arrays.toString(kind.getEnumConstants())));
  }

  static void that(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      throw wrong(key, value, allowed);
    }
  }

  /** The refusal of a value that a person wrote. */
  static RequestRefused wrong(String key, Object value, String allowed) {
    return new RequestRefused("\"" + key + "\" is " + value + " but must be " + allowed);
  }
}
