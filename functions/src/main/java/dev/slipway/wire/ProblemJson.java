package dev.slipway.wire;

import dev.slipway.core.Problem;
import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a Catch of the workflow noted. For a failed function the cause is the JSON text of its error
 * (Step Functions developer guide, concepts-error-handling, read 2026-11).
 */
@Json
record ProblemJson(
    String state,
    @Json.Property("Error") @Nullable String error,
    @Json.Property("Cause") @Nullable String cause) {

  /** The error object of a Lambda function. */
  @Json
  record LambdaError(@Nullable String errorMessage, @Nullable String errorType) {}

  Problem toCore() {
    return new Problem(state, error == null ? "unknown" : error, message());
  }

  private String message() {
    if (cause == null) {
      return "no cause given";
    }
    try {
      String message = Codec.JSON.type(LambdaError.class).fromJson(cause).errorMessage();
      return message == null ? cause : message;
    } catch (JsonException notALambdaError) {
      return cause;
    }
  }
}
