package dev.slipway.core.cause;

import io.avaje.jsonb.Jsonb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JSON object, read leniently: what is missing is empty. */
record Json(Map<?, ?> members) {

  static Json empty() {
    return new Json(Map.of());
  }

  static Json read(String text) {
    return new Json((Map<?, ?>) Jsonb.builder().build().type(Object.class).fromJson(text));
  }

  String text(String name) {
    return text(name, "");
  }

  String text(String name, String otherwise) {
    return member(name).map(String::valueOf).orElse(otherwise);
  }

  int number(String name, int otherwise) {
    return optionalNumber(name).orElse(otherwise);
  }

  Optional<Integer> optionalNumber(String name) {
    return member(name).map(value -> ((Number) value).intValue());
  }

  Optional<String> optionalText(String name) {
    return member(name).map(String::valueOf);
  }

  Optional<Json> child(String name) {
    return member(name).map(value -> new Json((Map<?, ?>) value));
  }

  List<String> texts(String name) {
    return values(name).map(String::valueOf).toList();
  }

  List<Integer> numbers(String name) {
    return values(name).map(value -> ((Number) value).intValue()).toList();
  }

  List<Json> children(String name) {
    return values(name).map(value -> new Json((Map<?, ?>) value)).toList();
  }

  Map<String, String> pairs(String name) {
    return child(name).map(Json::members).orElse(Map.of()).entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> String.valueOf(each.getKey()), each -> String.valueOf(each.getValue())));
  }

  private Stream<?> values(String name) {
    return member(name).stream().flatMap(value -> ((List<?>) value).stream());
  }

  private Optional<Object> member(String name) {
    return Optional.ofNullable(members.get(name));
  }
}
