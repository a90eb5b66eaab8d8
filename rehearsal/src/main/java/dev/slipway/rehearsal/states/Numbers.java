package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.states.asl.QueryFailure;

/** Whole numbers that templates gave. */
final class Numbers {

  /** The longest any state may take or wait, in seconds. */
  static final long MOST = 99_999_999;

  private Numbers() {}

  /**
   * @throws QueryFailure when the value is not a whole number within the limits
   */
  static long whole(String field, JsonNode value, long least) throws QueryFailure {
    if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > MOST) {
      throw new QueryFailure(
          field,
          "The field '%s' must be a whole number from %d to %d, not %s."
              .formatted(field, least, MOST, value));
    }
    return value.longValue();
  }
}
