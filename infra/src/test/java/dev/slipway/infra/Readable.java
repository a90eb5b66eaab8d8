package dev.slipway.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Values of templates as people read them: what is joined together as one text, and what is
 * referred to by its name in angle brackets.
 *
 * @param resolved what stands behind a reference
 * @param named the name of a logical id
 */
record Readable(UnaryOperator<JsonNode> resolved, Function<String, String> named) {

  private static final Set<String> TEXTS =
      Set.of("Fn::Join", "Fn::Sub", "Fn::ImportValue", "Ref", "Fn::GetAtt");

  /** As they stand there, each template for itself. */
  static final Readable VERBATIM = new Readable(value -> value, id -> id);

  /** Whether a value is one text, or a number or the like. */
  static boolean isText(JsonNode value) {
    return value.isValueNode()
        || (value.size() == 1 && TEXTS.contains(value.fieldNames().hasNext() ? key(value) : ""));
  }

  /** One line, whatever the value. */
  String line(JsonNode given) {
    JsonNode value = resolved.apply(given);
    if (value.isValueNode()) {
      return value.asText();
    }
    return isText(value) ? text(value) : members(value);
  }

  private String text(JsonNode value) {
    JsonNode content = value.elements().next();
    return switch (key(value)) {
      case "Fn::Join" -> joined(content.path(1), content.path(0).asText());
      case "Fn::Sub" -> content.isTextual() ? content.asText() : members(value);
      case "Fn::ImportValue" -> "<import " + line(content) + ">";
      case "Fn::GetAtt" ->
          "<" + named.apply(content.path(0).asText()) + "." + content.path(1).asText() + ">";
      default -> "<" + named.apply(content.asText()) + ">";
    };
  }

  private String members(JsonNode value) {
    return value.isArray()
        ? joined(value, ", ")
        : value
            .propertyStream()
            .map(each -> each.getKey() + " " + line(each.getValue()))
            .collect(Collectors.joining(", "));
  }

  private String joined(JsonNode parts, String delimiter) {
    return parts.valueStream().map(this::line).collect(Collectors.joining(delimiter));
  }

  private static String key(JsonNode value) {
    return value.fieldNames().next();
  }

  /** The document that a text is, or the text itself. */
  static JsonNode opened(String text) {
    try {
      return text.startsWith("{") || text.startsWith("[")
          ? Assembly.JSON.readTree(text)
          : Assembly.JSON.getNodeFactory().textNode(text);
    } catch (JsonProcessingException e) {
      return Assembly.JSON.getNodeFactory().textNode(text);
    }
  }
}
