package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.cloud.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Functions made of lambdas; a function that is not there completes exceptionally. */
final class FakeFunctions implements Functions {

  private final Map<String, Function<JsonNode, CompletableFuture<Answer>>> byName = new HashMap<>();
  final List<JsonNode> payloads = new ArrayList<>();

  void answer(String name, Function<JsonNode, Answer> body) {
    byName.put(name, payload -> CompletableFuture.completedFuture(body.apply(payload)));
  }

  void returns(String name, String json) {
    answer(name, payload -> new Answer.Returned(json));
  }

  void fails(String name, String errorType) {
    answer(name, payload -> new Answer.Failed(errorType, "{\"errorType\":\"" + errorType + "\"}"));
  }

  /** A function that never comes back. */
  void hangs(String name) {
    byName.put(name, payload -> new CompletableFuture<>());
  }

  @Override
  public CompletableFuture<Answer> invoke(String functionArn, String payload) {
    JsonNode tree = Json.parse(payload);
    payloads.add(tree);
    return byName
        .getOrDefault(
            functionArn,
            missing -> CompletableFuture.failedFuture(new IllegalArgumentException(functionArn)))
        .apply(tree);
  }
}
