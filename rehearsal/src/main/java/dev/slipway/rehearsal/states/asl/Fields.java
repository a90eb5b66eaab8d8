package dev.slipway.rehearsal.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** An object of a definition, read field by field; a field nobody read is refused. */
final class Fields {

  private final String location;
  private final JsonNode node;
  private final Set<String> unread = new HashSet<>();

  /**
   * @throws IllegalArgumentException when the value is not an object
   */
  Fields(String location, JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(location + " must be an object");
    }
    this.location = location;
    this.node = node;
    node.fieldNames().forEachRemaining(unread::add);
  }

  String location() {
    return location;
  }

  Optional<JsonNode> optional(String name) {
    unread.remove(name);
    return Optional.ofNullable(node.get(name));
  }

  JsonNode required(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException(location + " needs the field " + name));
  }

  String text(String name) {
    return required(name).asText();
  }

  Optional<String> optionalText(String name) {
    return optional(name).map(JsonNode::asText);
  }

  /** A number within limits; the default when the field is missing. */
  double number(String name, double otherwise, double least) {
    double value = optional(name).map(JsonNode::asDouble).orElse(otherwise);
    if (value < least) {
      throw new IllegalArgumentException(
          location + "/" + name + " must be at least " + least + ", not " + value);
    }
    return value;
  }

  /**
   * @throws IllegalArgumentException when a field is left that nobody read
   */
  void done() {
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException(
          location + " has fields that are not played here: " + unread.stream().sorted().toList());
    }
  }
}
