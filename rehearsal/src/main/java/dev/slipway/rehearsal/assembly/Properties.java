package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A resource's properties, resolved. It remembers which were read: one that nobody read and nobody
 * waived is an error, so that the local cloud never skips in silence what AWS would honour.
 */
public final class Properties {

  private final JsonNode node;
  private final Set<String> seen = new HashSet<>();

  public Properties(JsonNode node) {
    this.node = node;
  }

  /**
   * The value as text (numbers and booleans in their JSON form).
   *
   * @throws IllegalArgumentException when the property is missing
   */
  public String text(String name) {
    return optionalText(name)
        .orElseThrow(() -> new IllegalArgumentException("property " + name + " is required"));
  }

  public Optional<String> optionalText(String name) {
    return optional(name).map(JsonNode::asText);
  }

  public int integer(String name, int otherwise) {
    return optionalText(name).map(Integer::parseInt).orElse(otherwise);
  }

  public boolean flag(String name, boolean otherwise) {
    return optionalText(name).map(Boolean::parseBoolean).orElse(otherwise);
  }

  /** The elements as text; none when the property is missing. */
  public List<String> texts(String name) {
    List<String> values = new ArrayList<>();
    optional(name).ifPresent(list -> list.forEach(item -> values.add(item.asText())));
    return List.copyOf(values);
  }

  /** The raw value, and the property counts as read, with all that is in it. */
  public Optional<JsonNode> optional(String name) {
    seen.add(name);
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }

  /** All properties at once, for a type that converts them generically; all count as read. */
  public JsonNode all() {
    node.fieldNames().forEachRemaining(seen::add);
    return node;
  }

  /** As it is, without counting as read. */
  JsonNode node() {
    return node;
  }

  /** Properties that change nothing in the local cloud; the reason is for the reader. */
  public Properties waive(String reason, String... names) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a waived property needs a reason");
    }
    seen.addAll(List.of(names));
    return this;
  }

  /** The properties nobody read or waived. */
  public List<String> unread() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    names.removeAll(seen);
    return names;
  }
}
