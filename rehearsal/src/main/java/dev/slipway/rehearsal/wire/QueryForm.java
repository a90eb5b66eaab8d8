package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * A Query form as the tree its dotted names spell: {@code Targets.member.1.Id=a} is {@code
 * {"Targets": [{"Id": "a"}]}} once the shape has told lists and maps from objects.
 */
final class QueryForm {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, QueryForm> children = new LinkedHashMap<>();
  private String text = "";

  private QueryForm() {}

  static QueryForm parse(byte[] body) {
    QueryForm form = new QueryForm();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(pair.substring(0, Math.max(0, equals)));
      form.at(name).text = decoded(pair.substring(equals + 1));
    }
    form.children.remove("");
    return form;
  }

  String text(String name) {
    return child(name).text;
  }

  QueryForm without(String... names) {
    List.of(names).forEach(children::remove);
    return this;
  }

  /** The members in the shape of the builder; unknown names stay, so that reading refuses them. */
  ObjectNode members(SdkPojo builder) {
    ObjectNode object = NODES.objectNode();
    children.forEach((name, child) -> object.set(name, child.member(name, builder)));
    return object;
  }

  private JsonNode member(String name, SdkPojo builder) {
    return builder.sdkFields().stream()
        .filter(field -> field.locationName().equals(name))
        .findFirst()
        .map(this::value)
        .orElse(TextNode.valueOf(text));
  }

  private JsonNode value(SdkField<?> field) {
    MarshallingKnownType type = field.marshallingType().getKnownType();
    return switch (type) {
      case SDK_POJO -> members(field.constructor().get());
      case LIST -> list(field.getRequiredTrait(ListTrait.class));
      case MAP -> map(field.getRequiredTrait(MapTrait.class));
      default -> TextNode.valueOf(text);
    };
  }

  /** Flattened lists, and all of EC2's, have their items' numbers in place of a member's name. */
  private ArrayNode list(ListTrait trait) {
    SdkField<?> member = trait.memberFieldInfo();
    QueryForm items = children.getOrDefault(member.locationName(), this);
    ArrayNode array = NODES.arrayNode();
    items.inOrder().forEach(item -> array.add(item.value(member)));
    return array;
  }

  private ObjectNode map(MapTrait trait) {
    QueryForm entries = trait.isFlattened() ? this : child("entry");
    ObjectNode object = NODES.objectNode();
    entries
        .inOrder()
        .forEach(
            entry ->
                object.set(
                    entry.text(trait.keyLocationName()),
                    entry.child(trait.valueLocationName()).value(trait.valueFieldInfo())));
    return object;
  }

  private List<QueryForm> inOrder() {
    return children.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> Integer.parseInt(entry.getKey())))
        .map(Map.Entry::getValue)
        .toList();
  }

  private QueryForm child(String name) {
    return children.getOrDefault(name, new QueryForm());
  }

  private QueryForm at(String dotted) {
    QueryForm form = this;
    for (String name : dotted.split("\\.", -1)) {
      form = form.children.computeIfAbsent(name, absent -> new QueryForm());
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
