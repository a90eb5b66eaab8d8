package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes the set members of an SDK object as a JSON tree. */
final class ShapeWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ShapeStyle style;

  ShapeWriter(ShapeStyle style) {
    this.style = style;
  }

  ObjectNode write(SdkPojo pojo) {
    ObjectNode object = NODES.objectNode();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (isSet(value)) {
        object.set(style.name(field), value(value, field));
      }
    }
    return object;
  }

  /** The SDK tells "never set" from "set to empty" by its own list and map types. */
  static boolean isSet(@Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  private JsonNode value(@Nullable Object value, SdkField<?> field) {
    return switch (value) {
      case null -> NullNode.instance;
      case SdkPojo pojo -> write(pojo);
      case List<?> list -> list(list, field.getRequiredTrait(ListTrait.class).memberFieldInfo());
      case Map<?, ?> map -> map(map, field.getRequiredTrait(MapTrait.class).valueFieldInfo());
      case Instant time -> style.time(time, field);
      case SdkBytes bytes -> style.bytes(bytes.asByteArray());
      case Document document -> document(document);
      case Boolean flag -> BooleanNode.valueOf(flag);
      case Number number -> number(number);
      default -> TextNode.valueOf(value.toString());
    };
  }

  private ArrayNode list(List<?> list, SdkField<?> member) {
    ArrayNode array = NODES.arrayNode(list.size());
    list.forEach(item -> array.add(value(item, member)));
    return array;
  }

  private ObjectNode map(Map<?, ?> map, SdkField<?> member) {
    ObjectNode object = NODES.objectNode();
    map.forEach((key, item) -> object.set(key.toString(), value(item, member)));
    return object;
  }

  private static JsonNode number(Number number) {
    return switch (number) {
      case BigDecimal decimal -> DecimalNode.valueOf(decimal);
      case Double real -> DoubleNode.valueOf(real);
      case Float real -> DoubleNode.valueOf(real);
      default -> LongNode.valueOf(number.longValue());
    };
  }

  private static JsonNode document(Document document) {
    if (document.isMap()) {
      ObjectNode object = NODES.objectNode();
      document.asMap().forEach((key, item) -> object.set(key, document(item)));
      return object;
    }
    if (document.isList()) {
      ArrayNode array = NODES.arrayNode();
      document.asList().forEach(item -> array.add(document(item)));
      return array;
    }
    return documentLeaf(document);
  }

  private static JsonNode documentLeaf(Document document) {
    if (document.isNull()) {
      return NullNode.instance;
    }
    if (document.isBoolean()) {
      return BooleanNode.valueOf(document.asBoolean());
    }
    return document.isNumber()
        ? DecimalNode.valueOf(document.asNumber().bigDecimalValue())
        : TextNode.valueOf(document.asString());
  }
}
