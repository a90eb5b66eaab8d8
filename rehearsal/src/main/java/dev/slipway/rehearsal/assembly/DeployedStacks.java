package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the stacks became: their resources' physical ids and their outputs. */
public final class DeployedStacks {

  private final List<Deployed> resources = new ArrayList<>();
  private final Map<String, Map<String, String>> outputs = new LinkedHashMap<>();

  /**
   * A resource that exists.
   *
   * @param path its construct path, such as {@code SlipwayRegistry/Backend/Resource}
   * @param ref its physical id: what {@code Ref} gives
   * @param attributes what {@code Fn::GetAtt} gives
   */
  public record Deployed(
      String stack, String path, String type, String ref, Map<String, JsonNode> attributes) {

    public Deployed {
      attributes = Map.copyOf(attributes);
    }

    /**
     * What {@code Fn::GetAtt} gives for the name.
     *
     * @throws IllegalArgumentException when the resource has no such attribute
     */
    public String attribute(String name) {
      return Optional.ofNullable(attributes.get(name))
          .map(JsonNode::asText)
          .orElseThrow(() -> new IllegalArgumentException(path + " has no attribute " + name));
    }
  }

  void add(Deployed resource) {
    resources.add(resource);
  }

  void output(String stack, String name, String value) {
    outputs.computeIfAbsent(stack, _ -> new LinkedHashMap<>()).put(name, value);
  }

  /** Outputs by name, by stack. */
  public Map<String, Map<String, String>> outputs() {
    return Map.copyOf(outputs);
  }

  public Optional<String> output(String stack, String name) {
    return Optional.ofNullable(outputs.getOrDefault(stack, Map.of()).get(name));
  }

  /** All resources of a CloudFormation type, in the order they were created. */
  public List<Deployed> ofType(String type) {
    return resources.stream().filter(resource -> resource.type().equals(type)).toList();
  }

  /**
   * The resource of a construct.
   *
   * @param path its construct path, with or without the closing {@code /Resource}
   * @throws IllegalArgumentException when there is none; the message lists those of the stack
   */
  public Deployed at(String path) {
    return resources.stream()
        .filter(
            resource -> resource.path().equals(path) || resource.path().equals(path + "/Resource"))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no resource was deployed at " + path + "; there are: " + paths()));
  }

  private String paths() {
    return resources.stream().map(Deployed::path).sorted().collect(Collectors.joining(", "));
  }
}
