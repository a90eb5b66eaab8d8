package dev.slipway.wire;

import io.avaje.jsonb.Json;
import java.util.Optional;

/**
 * One line of a function's log. There is no place in it for a task token or an environment value.
 *
 * @param outcome what the step answered, or the error's class
 */
@Json
public record LogLine(
    String state,
    Optional<String> service,
    Optional<String> deployment,
    String outcome,
    Optional<String> sentence) {

  public String write() {
    return Codec.JSON.type(LogLine.class).toJson(this);
  }
}
