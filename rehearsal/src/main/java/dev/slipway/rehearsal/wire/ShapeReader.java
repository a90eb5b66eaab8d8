package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Reads an SDK object from a JSON tree. */
final class ShapeReader {

  private ShapeReader() {}

  static SdkPojo read(JsonNode json, SdkPojo builder) {
    String shape = shape(builder);
    if (!json.isObject()) {
      throw new IllegalArgumentException(shape + " wants an object, not " + json);
    }
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      SdkField<?> field =
          field(builder, entry.getKey())
              .orElseThrow(() -> new IllegalArgumentException(unknown(shape, entry.getKey())));
      if (!entry.getValue().isNull()) {
        field.set(builder, value(entry.getValue(), field, shape + "." + entry.getKey()));
      }
    }
    return (SdkPojo) ((Buildable) builder).build();
  }

  /** Exactly the wire's name, or else the only one that differs from it in case alone. */
  private static Optional<SdkField<?>> field(SdkPojo pojo, String name) {
    Optional<SdkField<?>> exact =
        pojo.sdkFields().stream().filter(field -> field.locationName().equals(name)).findFirst();
    return exact.isPresent()
        ? exact
        : pojo.sdkFields().stream()
            .filter(field -> field.locationName().equalsIgnoreCase(name))
            .findFirst();
  }

  private static Object value(JsonNode json, SdkField<?> field, String where) {
    return switch (field.marshallingType().getKnownType()) {
      case SDK_POJO -> read(json, field.constructor().get());
      case LIST -> list(json, field.getRequiredTrait(ListTrait.class).memberFieldInfo(), where);
      case MAP -> map(json, field.getRequiredTrait(MapTrait.class).valueFieldInfo(), where);
      default -> Leaves.read(json, field, where);
    };
  }

  private static List<Object> list(JsonNode json, SdkField<?> member, String where) {
    if (!json.isArray()) {
      throw new IllegalArgumentException(where + " wants a list, not " + json);
    }
    List<Object> items = new ArrayList<>();
    json.forEach(item -> items.add(value(item, member, where)));
    return items;
  }

  private static Map<String, Object> map(JsonNode json, SdkField<?> member, String where) {
    if (!json.isObject()) {
      throw new IllegalArgumentException(where + " wants a map, not " + json);
    }
    Map<String, Object> items = new LinkedHashMap<>();
    json.properties()
        .forEach(
            entry ->
                items.put(
                    entry.getKey(), value(entry.getValue(), member, where + "." + entry.getKey())));
    return items;
  }

  private static String unknown(String shape, String member) {
    return shape + " has no member " + member;
  }

  /** A builder is a nested class of the shape it builds. */
  private static String shape(SdkPojo builder) {
    Class<?> outer = builder.getClass().getEnclosingClass();
    return outer == null ? builder.getClass().getSimpleName() : outer.getSimpleName();
  }
}
