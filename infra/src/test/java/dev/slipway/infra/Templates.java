package dev.slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Looks into templates. */
final class Templates {
  private Templates() {}

  /** The resources of a type, as the template defines them. */
  static List<JsonNode> resources(JsonNode template, String type) {
    return template
        .path("Resources")
        .propertyStream()
        .map(Map.Entry::getValue)
        .filter(resource -> resource.path("Type").asText().equals(type))
        .toList();
  }
}
