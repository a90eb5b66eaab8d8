package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables a sequence of states sees: its own and those of the sequences around it, which it
 * cannot assign (Step Functions developer guide, workflow-variables, read 2026-11).
 */
final class Variables {

  private final Map<String, JsonNode> outer;
  private final Map<String, JsonNode> own = new LinkedHashMap<>();

  Variables(Map<String, JsonNode> outer) {
    this.outer = Map.copyOf(outer);
  }

  void assign(Map<String, JsonNode> values) {
    own.putAll(values);
  }

  Map<String, JsonNode> visible() {
    Map<String, JsonNode> all = new LinkedHashMap<>(outer);
    all.putAll(own);
    return all;
  }
}
