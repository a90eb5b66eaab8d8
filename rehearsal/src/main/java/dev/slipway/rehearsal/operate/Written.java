package dev.slipway.rehearsal.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A JSON object as scripts read it: every key is always there, null where there is no value. */
public final class Written {

  private final ObjectNode node = Json.object();

  public Written with(String key, String value) {
    node.put(key, value);
    return this;
  }

  public Written with(String key, long value) {
    node.put(key, value);
    return this;
  }

  public Written with(String key, double value) {
    node.put(key, value);
    return this;
  }

  public Written with(String key, boolean value) {
    node.put(key, value);
    return this;
  }

  /** To the millisecond, in UTC. */
  public Written with(String key, Instant value) {
    return with(key, value.toString());
  }

  public Written with(String key, Optional<String> value) {
    node.put(key, value.orElse(null));
    return this;
  }

  public Written withNumber(String key, Optional<? extends Number> value) {
    node.set(key, Json.tree(value.orElse(null)));
    return this;
  }

  public <T> Written with(String key, Optional<T> value, Function<T, Written> writing) {
    node.set(key, value.<JsonNode>map(each -> writing.apply(each).node).orElse(null));
    return this;
  }

  public <T> Written with(String key, List<T> values, Function<T, Written> writing) {
    node.set(key, Json.tree(values.stream().map(value -> writing.apply(value).node).toList()));
    return this;
  }

  public Written with(String key, List<String> values) {
    node.set(key, Json.tree(values));
    return this;
  }

  /** The object on several lines, with a line end. */
  public String text() {
    return node.toPrettyString() + "\n";
  }
}
