package dev.slipway.scenario.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.util.Optional;

/**
 * One run of a function, as far as its payload tells about it.
 *
 * @param function its short name, such as {@code Update}
 */
public record Invocation(String function, JsonNode payload) {

  public static Invocation of(String function, String payload) {
    return new Invocation(function, Json.parse(payload));
  }

  /** ARN of the execution it works for; a function that an event started has none. */
  public Optional<String> execution() {
    return text("/facts/deployment/execution").or(() -> text("/execution"));
  }

  public Optional<String> deployment() {
    return text("/facts/deployment/id");
  }

  /** The attached service's name. */
  public Optional<String> service() {
    return text("/facts/deployment/service")
        .or(() -> text("/service"))
        .or(() -> text("/input/service"));
  }

  /** The number of the claim it works under. */
  public Optional<Long> fence() {
    JsonNode number = payload.at("/facts/fence/number");
    return number.isNumber() ? Optional.of(number.asLong()) : Optional.empty();
  }

  private Optional<String> text(String path) {
    JsonNode node = payload.at(path);
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}
