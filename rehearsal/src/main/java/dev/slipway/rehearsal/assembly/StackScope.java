package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.rehearsal.assembly.DeployedStacks.Deployed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The names of one stack while it deploys: resources join as they come into being. */
final class StackScope implements Scope {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SSM_VALUE = "AWS::SSM::Parameter::Value<String>";

  private final StackTemplate stack;
  private final PseudoParameters pseudoParameters;
  private final Outside outside;
  private final Map<String, Deployed> resources = new HashMap<>();

  /**
   * What a stack sees beyond its own template.
   *
   * @param exports what earlier stacks exported; this stack's own exports join them
   * @param ssmParameter values of SSM parameters by name
   */
  record Outside(Map<String, JsonNode> exports, Function<String, Optional<String>> ssmParameter) {}

  StackScope(StackTemplate stack, PseudoParameters pseudoParameters, Outside outside) {
    this.stack = stack;
    this.pseudoParameters = pseudoParameters;
    this.outside = outside;
  }

  void add(String logicalId, Deployed resource) {
    resources.put(logicalId, resource);
  }

  void export(String name, JsonNode value) {
    outside.exports().put(name, value);
  }

  /** Later stacks that import the name fail for the reason this stack has failed for. */
  void failExport(String name) {
    outside.exports().put(name, MissingNode.getInstance());
  }

  @Override
  public JsonNode ref(String name) {
    if (PseudoParameters.NAMES.contains(name)) {
      return pseudoParameters.value(name);
    }
    return stack.section("Parameters").has(name)
        ? declared(stack.section("Parameters").path(name), name)
        : TextNode.valueOf(resource(name).ref());
  }

  @Override
  public JsonNode attribute(String logicalId, String attribute) {
    Deployed resource = resource(logicalId);
    return Optional.ofNullable(resource.attributes().get(attribute))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    logicalId
                        + " ("
                        + resource.type()
                        + ") has no attribute "
                        + attribute
                        + " here, only "
                        + resource.attributes().keySet()));
  }

  @Override
  public boolean condition(String name) {
    JsonNode condition = stack.section("Conditions").path(name);
    if (condition.isMissingNode()) {
      throw new IllegalArgumentException("the template has no condition " + name);
    }
    return new Intrinsics(this).truth(condition);
  }

  @Override
  public JsonNode mapped(String mapping, String first, String second) {
    JsonNode value = stack.section("Mappings").path(mapping).path(first).path(second);
    if (value.isMissingNode()) {
      throw new IllegalArgumentException(
          "the mapping " + mapping + " has no entry " + first + ", " + second);
    }
    return value;
  }

  @Override
  public JsonNode imported(String export) {
    JsonNode value =
        Optional.ofNullable(outside.exports().get(export))
            .orElseThrow(() -> new IllegalArgumentException("no earlier stack exports " + export));
    if (value.isMissingNode()) {
      throw new FailedEarlier(export);
    }
    return value;
  }

  @Override
  public String parameter(String name) {
    return outside
        .ssmParameter()
        .apply(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no SSM parameter " + name));
  }

  private JsonNode declared(JsonNode parameter, String name) {
    String type = parameter.path("Type").asText();
    if (!parameter.has("Default")) {
      throw new IllegalArgumentException("the parameter " + name + " has no default value");
    }
    String value = parameter.path("Default").asText();
    return switch (type) {
      case "String", "Number" -> TextNode.valueOf(value);
      case "CommaDelimitedList", "List<String>", "List<Number>" -> list(value);
      case SSM_VALUE -> TextNode.valueOf(parameter(value));
      default ->
          throw new IllegalArgumentException(
              "the parameter " + name + " has the type " + type + ", which is not known here");
    };
  }

  private static ArrayNode list(String value) {
    ArrayNode list = JSON.createArrayNode();
    List.of(value.split(",")).forEach(item -> list.add(item.strip()));
    return list;
  }

  private Deployed resource(String logicalId) {
    return Optional.ofNullable(resources.get(logicalId))
        .orElseThrow(() -> new IllegalArgumentException(logicalId + " was not created"));
  }
}
