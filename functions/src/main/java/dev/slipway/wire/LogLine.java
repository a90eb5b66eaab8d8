package dev.slipway.wire;

import io.avaje.jsonb.Json;
import java.util.Optional;

/**
 * One line of a function's log. There is no place in it for a task token or an environment value.
 *
 * @param state the workflow's state, or the function beside it
 * @param execution ARN of the workflow execution
 * @param outcome what the step answered, or the error's class
 * @param code of the cause, when something went wrong
 */
@Json
public record LogLine(
    String state,
    Optional<String> service,
    Optional<String> deployment,
    Optional<String> execution,
    String outcome,
    Optional<String> sentence,
    Optional<String> code) {

  public String write() {
    return Codec.JSON.type(LogLine.class).toJson(this);
  }
}
