package dev.slipway.aws;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** What AWS said in an answer that this version of the SDK has no field for, and so drops. */
final class UnknownFields {
  private UnknownFields() {}

  /** JSON paths of the fields with a value that the shape does not have, at any depth. */
  static List<String> in(JsonNode answer, SdkPojo shape) {
    return ofShape("", answer, shape).toList();
  }

  private static Stream<String> ofShape(String prefix, JsonNode node, SdkPojo shape) {
    Map<String, SdkField<?>> known =
        shape.sdkFields().stream()
            .collect(Collectors.toMap(SdkField::locationName, Function.identity()));
    return node.asObject().entrySet().stream()
        .filter(each -> isSet(each.getValue()))
        .flatMap(
            each -> ofMember(prefix + each.getKey(), each.getValue(), known.get(each.getKey())));
  }

  private static Stream<String> ofMember(String path, JsonNode node, @Nullable SdkField<?> field) {
    return field == null ? Stream.of(path) : ofValue(path, node, field);
  }

  private static Stream<String> ofValue(String path, JsonNode node, SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (node.isNull()) {
      return Stream.empty();
    }
    if (type == MarshallingType.SDK_POJO) {
      return ofShape(path + ".", node, field.constructor().get());
    }
    if (type == MarshallingType.LIST) {
      return ofList(path, node.asArray(), field.getTrait(ListTrait.class).memberFieldInfo());
    }
    if (type == MarshallingType.MAP) {
      return ofMap(path, node.asObject(), field.getTrait(MapTrait.class).valueFieldInfo());
    }
    return Stream.empty();
  }

  private static Stream<String> ofList(String path, List<JsonNode> nodes, SdkField<?> member) {
    return IntStream.range(0, nodes.size())
        .boxed()
        .flatMap(i -> ofValue(path + "[" + i + "]", nodes.get(i), member));
  }

  private static Stream<String> ofMap(String path, Map<String, JsonNode> nodes, SdkField<?> value) {
    return nodes.entrySet().stream()
        .flatMap(each -> ofValue(path + "." + each.getKey(), each.getValue(), value));
  }

  // ECS answers lists that nobody set as empty; a new list would otherwise stop every deployment.
  private static boolean isSet(JsonNode node) {
    return !node.isNull() && !(node.isArray() && node.asArray().isEmpty());
  }
}
