package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Creates the local counterpart of one CloudFormation resource type. */
public interface ResourceType {

  /** The CloudFormation name, such as {@code AWS::ECS::Service}. */
  String name();

  /**
   * Creates the resource.
   *
   * @throws IllegalArgumentException when a property has a value the local cloud does not play; the
   *     message names the property, the value and what is possible
   */
  Created create(Resource resource);

  /**
   * Gives a resource other properties, or puts another resource in its place.
   *
   * @throws IllegalArgumentException when the local cloud does not play this change; the message
   *     names the properties
   */
  default Created update(Resource resource, Former former) {
    throw new IllegalArgumentException(
        "a change of " + String.join(", ", former.changed(resource)) + " is not played here");
  }

  /** Takes away a resource that an update has put another one in the place of. */
  default void remove(String ref) {
    throw new IllegalArgumentException("taking " + ref + " away is not played here");
  }

  /**
   * A resource as it was until now.
   *
   * @param ref its physical id
   * @param properties as the template said, resolved
   */
  record Former(String ref, JsonNode properties) {

    /** Names of the properties that are other ones now. */
    public List<String> changed(Resource resource) {
      JsonNode now = resource.properties().node();
      return Stream.concat(names(properties), names(now))
          .distinct()
          .filter(name -> !properties.path(name).equals(now.path(name)))
          .sorted()
          .toList();
    }

    /** Whether nothing else is another one now. */
    public boolean changedOnly(String property, Resource resource) {
      return changed(resource).equals(List.of(property));
    }

    private static Stream<String> names(JsonNode node) {
      return node.propertyStream().map(Map.Entry::getKey);
    }
  }

  /**
   * A resource of a template with its intrinsics resolved.
   *
   * @param path the construct path CDK wrote ({@code aws:cdk:path}), the logical id when there is
   *     none
   */
  record Resource(String stack, String logicalId, String path, Properties properties) {

    /**
     * A stable physical name for a resource the template leaves unnamed, made of its logical id.
     */
    public String generatedName() {
      return stack + "-" + logicalId;
    }
  }

  /**
   * What {@code Ref} and {@code Fn::GetAtt} give.
   *
   * @param attributes by attribute name, such as {@code Arn}; strings or lists of strings
   */
  record Created(String ref, Map<String, Object> attributes) {

    public static Created of(String ref) {
      return new Created(ref, Map.of());
    }
  }
}
