package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;

/**
 * An error as retriers, catchers and the console see it.
 *
 * @param error its name, such as {@code States.Timeout} or a Java exception's class name
 * @param cause the sentence; for a function's error its error object as JSON text
 */
record Failure(String error, String cause) {

  /** What a catcher finds in {@code $states.errorOutput}. */
  JsonNode output() {
    return Json.object().put("Error", error).put("Cause", cause);
  }
}
