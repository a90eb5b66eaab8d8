package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Leaves one stack with resources of some types only, and without outputs. */
record Restriction(String stack, Set<String> types) implements TemplateEdit {

  Restriction {
    types = Set.copyOf(types);
  }

  @Override
  public ObjectNode apply(StackTemplate template) {
    ObjectNode changed = template.template().deepCopy();
    if (template.name().equals(stack)) {
      changed
          .withObject("Resources")
          .removeIf(resource -> !types.contains(resource.path("Type").asText()));
      changed.remove("Outputs");
    }
    return changed;
  }
}
