package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives the containers of some task definitions one more variable, or another value of it.
 *
 * @param definitions {@code stack/logical id} of each
 */
record EnvironmentVariable(Set<String> definitions, String name, String value)
    implements TemplateEdit {

  private static final String TYPE = "AWS::ECS::TaskDefinition";

  static EnvironmentVariable in(Set<ResourceTemplate> construct, String name, String value) {
    Set<String> definitions =
        construct.stream()
            .filter(resource -> resource.type().equals(TYPE))
            .map(resource -> resource.stack() + "/" + resource.logicalId())
            .collect(Collectors.toSet());
    if (definitions.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no " + TYPE + " in " + construct.iterator().next().path());
    }
    return new EnvironmentVariable(definitions, name, value);
  }

  @Override
  public ObjectNode apply(StackTemplate stack) {
    ObjectNode template = stack.template().deepCopy();
    template
        .path("Resources")
        .propertyStream()
        .filter(entry -> definitions.contains(stack.name() + "/" + entry.getKey()))
        .flatMap(entry -> entry.getValue().at("/Properties/ContainerDefinitions").valueStream())
        .forEach(container -> set((ObjectNode) container));
    return template;
  }

  private void set(ObjectNode container) {
    ArrayNode variables = container.withArray("Environment");
    for (JsonNode variable : variables) {
      if (variable.path("Name").asText().equals(name)) {
        ((ObjectNode) variable).put("Value", value);
        return;
      }
    }
    variables.addObject().put("Name", name).put("Value", value);
  }
}
