package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Takes resources out of their templates, and out of the {@code DependsOn} of those that stay. */
record Removal(Set<ResourceTemplate> removed) implements TemplateEdit {

  @Override
  public ObjectNode apply(StackTemplate stack) {
    ObjectNode template = stack.template().deepCopy();
    ObjectNode resources = template.withObject("Resources");
    for (ResourceTemplate resource : removed) {
      if (resource.stack().equals(stack.name())) {
        resources.remove(resource.logicalId());
        resources.forEach(other -> forget((ObjectNode) other, resource.logicalId()));
      }
    }
    return template;
  }

  private static void forget(ObjectNode resource, String logicalId) {
    JsonNode dependsOn = resource.path("DependsOn");
    if (dependsOn.asText().equals(logicalId)) {
      resource.remove("DependsOn");
    } else if (dependsOn instanceof ArrayNode several) {
      several.removeIf(id -> id.asText().equals(logicalId));
    }
  }
}
