package dev.slipway.rehearsal.operate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one gate said of a deployment before anything moved.
 *
 * @param gate its name, such as {@code freeze}
 * @param standing {@code PASSED}, {@code WARNED}, {@code REFUSED}, {@code OVERRIDDEN} or {@code
 *     SKIPPED}
 */
public record GateResult(String gate, String standing, String sentence) {

  private static final String REFUSED = "REFUSED";
  private static final String OVERRIDDEN = "OVERRIDDEN";

  static GateResult of(Item item) {
    return new GateResult(item.text("gate"), item.text("standing"), item.text("sentence"));
  }

  static GateResult of(JsonNode node) {
    return new GateResult(
        node.path("gate").asText(), node.path("standing").asText(), node.path("sentence").asText());
  }

  /** Whether it lets nothing through. */
  public boolean refuses() {
    return standing.equals(REFUSED);
  }

  /** Whether it would have refused, had nobody insisted. */
  public boolean isOverridden() {
    return standing.equals(OVERRIDDEN);
  }
}
