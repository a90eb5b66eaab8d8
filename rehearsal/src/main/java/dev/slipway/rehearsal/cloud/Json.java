package dev.slipway.rehearsal.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** JSON text and trees. */
public final class Json {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /**
   * @throws IllegalArgumentException when the text is not one JSON value; the message says where
   */
  public static JsonNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw new IllegalArgumentException("not JSON: the text is empty");
      }
      return node;
    } catch (JsonProcessingException invalid) {
      throw new IllegalArgumentException("not JSON: " + invalid.getOriginalMessage(), invalid);
    }
  }

  public static String text(JsonNode node) {
    return node.toString();
  }

  /** A tree of JSON-shaped maps, lists, strings, numbers and booleans. */
  public static JsonNode tree(@Nullable Object value) {
    return MAPPER.valueToTree(value);
  }

  /** The tree as maps, lists, strings, numbers and booleans. */
  public static Object plain(JsonNode node) {
    return MAPPER.convertValue(node, Object.class);
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
