package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stack as CDK synthesized it.
 *
 * @param dependencies names of the stacks that must exist before it
 * @param paths construct paths by logical id
 */
record StackTemplate(
    String name, List<String> dependencies, Map<String, String> paths, ObjectNode template) {

  StackTemplate {
    dependencies = List.copyOf(dependencies);
    paths = Map.copyOf(paths);
  }

  /** The resources by logical id, in the template's order. */
  Map<String, ResourceTemplate> resources() {
    Map<String, ResourceTemplate> resources = new LinkedHashMap<>();
    section("Resources")
        .properties()
        .forEach(
            entry -> resources.put(entry.getKey(), resource(entry.getKey(), entry.getValue())));
    return resources;
  }

  JsonNode section(String name) {
    return template.path(name);
  }

  StackTemplate with(ObjectNode changed) {
    return new StackTemplate(name, dependencies, paths, changed);
  }

  private ResourceTemplate resource(String logicalId, JsonNode node) {
    return new ResourceTemplate(
        name, logicalId, paths.getOrDefault(logicalId, logicalId), (ObjectNode) node);
  }
}
