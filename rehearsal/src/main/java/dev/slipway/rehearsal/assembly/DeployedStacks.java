package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the stacks became: their resources' physical ids and their outputs. */
public final class DeployedStacks {

  private final List<Deployed> resources = new ArrayList<>();
  private final Map<String, Map<String, Present>> present = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
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

  /**
   * A resource with the properties it has.
   *
   * @param properties as the template says, resolved
   */
  record Present(Deployed deployed, JsonNode properties) {}

  /**
   * One resource that an update has changed.
   *
   * @param path its construct path
   * @param properties names of those that changed
   */
  public record Change(String path, String type, List<String> properties) {

    public Change {
      properties = List.copyOf(properties);
    }

    @Override
    public String toString() {
      return path + ": " + String.join(", ", properties);
    }
  }

  void add(String logicalId, Present resource) {
    resources.add(resource.deployed());
    present
        .computeIfAbsent(resource.deployed().stack(), _ -> new LinkedHashMap<>())
        .put(logicalId, resource);
  }

  void note(Change change) {
    changes.add(change);
  }

  Optional<Present> present(String stack, String logicalId) {
    return Optional.ofNullable(present.getOrDefault(stack, Map.of()).get(logicalId));
  }

  /** Logical ids of a stack's resources. */
  Stream<String> logicalIds(String stack) {
    return present.getOrDefault(stack, Map.of()).keySet().stream();
  }

  /** What the update that led here has changed, in its order; nothing for a first deployment. */
  public List<Change> changes() {
    return List.copyOf(changes);
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
