package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.cloud.Functions.Answer;
import dev.slipway.rehearsal.cloud.Json;
import java.util.concurrent.CompletableFuture;

/** Invokes a function (Step Functions developer guide, connect-lambda, read 2026-11). */
record Invocation(JsonNode arguments, Functions functions) implements Errand {

  @Override
  public String action() {
    return "lambda:InvokeFunction";
  }

  @Override
  public String resource() {
    return arguments.path("FunctionName").asText();
  }

  @Override
  public Failure refused(String reason) {
    return LambdaErrors.refused(reason);
  }

  @Override
  public CompletableFuture<Reply> run() {
    JsonNode payload = arguments.path("Payload");
    return functions
        .invoke(resource(), payload.isMissingNode() ? "{}" : payload.toString())
        .handle((answer, missing) -> missing == null ? answer : LambdaErrors.missing(resource()))
        .thenApply(Invocation::reply);
  }

  private static Reply reply(Answer answer) {
    return switch (answer) {
      case Answer.Failed failed ->
          new Reply.Failed(new Failure(failed.errorType(), failed.payload()));
      case Answer.Returned returned -> new Reply.Returned(wrapped(returned.payload()));
    };
  }

  private static JsonNode wrapped(String payload) {
    ObjectNode result = Json.object();
    result.put("ExecutedVersion", "$LATEST");
    result.set("Payload", Json.parse(payload));
    result.putObject("SdkHttpMetadata").put("HttpStatusCode", 200);
    return result.put("StatusCode", 200);
  }
}
