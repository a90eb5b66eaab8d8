package dev.slipway.rehearsal.operate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the ledger, or a map in one. */
record Item(Map<String, AttributeValue> values) {

  String text(String name) {
    return optionalText(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the ledger's item with the keys " + values.keySet() + " has no text " + name));
  }

  Optional<String> optionalText(String name) {
    return value(name).map(AttributeValue::s);
  }

  Instant time(String name) {
    return Instant.parse(text(name));
  }

  boolean isTrue(String name) {
    return value(name).map(AttributeValue::bool).orElse(false);
  }

  Optional<Item> map(String name) {
    return value(name).filter(AttributeValue::hasM).map(value -> new Item(value.m()));
  }

  List<Item> maps(String name) {
    return value(name).stream()
        .flatMap(value -> value.l().stream())
        .map(each -> new Item(each.m()))
        .toList();
  }

  List<String> texts(String name) {
    return value(name).stream()
        .flatMap(value -> value.l().stream())
        .map(AttributeValue::s)
        .filter(Objects::nonNull)
        .toList();
  }

  private Optional<AttributeValue> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
