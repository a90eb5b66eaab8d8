package dev.slipway.rehearsal.lambda;

import dev.slipway.rehearsal.cloud.Functions.Answer;
import dev.slipway.rehearsal.cloud.Json;
import java.util.concurrent.CompletableFuture;

/** One call of a function, from being asked for to its answer. */
record Invocation(String id, String functionArn, String payload, CompletableFuture<Answer> answer) {

  void fail(String errorType, String text) {
    String message = "RequestId: " + id + " Error: " + text;
    String error =
        Json.object().put("errorType", errorType).put("errorMessage", message).toString();
    answer.complete(new Answer.Failed(errorType, error));
  }
}
