package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of a template's {@code Resources}, its intrinsics still unresolved.
 *
 * @param path the construct path, the logical id when CDK wrote none
 */
record ResourceTemplate(String stack, String logicalId, String path, ObjectNode node) {

  /**
   * Attributes of a resource that CloudFormation defines; see its "Resource attribute reference".
   */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "Type",
          "Properties",
          "DependsOn",
          "Condition",
          "Metadata",
          "DeletionPolicy",
          "UpdateReplacePolicy");

  String type() {
    return node.path("Type").asText();
  }

  JsonNode properties() {
    return node.path("Properties");
  }

  Optional<String> condition() {
    return Optional.ofNullable(node.get("Condition")).map(JsonNode::asText);
  }

  List<String> dependsOn() {
    JsonNode value = node.path("DependsOn");
    List<String> ids = new ArrayList<>();
    if (value.isTextual()) {
      ids.add(value.asText());
    }
    value.elements().forEachRemaining(id -> ids.add(id.asText()));
    return ids;
  }

  /** Whether an update leaves the old resource be when it puts another in its place. */
  boolean isRetained() {
    return node.path("UpdateReplacePolicy").asText().equals("Retain");
  }

  List<String> unknownAttributes() {
    return node.propertyStream()
        .map(java.util.Map.Entry::getKey)
        .filter(name -> !ATTRIBUTES.contains(name))
        .toList();
  }

  /** The beginning of a line about this resource. */
  String label() {
    return stack + ": " + logicalId + " (" + path + ", " + type() + ")";
  }
}
