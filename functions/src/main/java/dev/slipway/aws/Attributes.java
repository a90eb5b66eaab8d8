package dev.slipway.aws;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The values in the ledger's items. */
final class Attributes {
  static final String SERVICE = "service";
  static final String ITEM = "item";

  // Of fixed width, so that texts sort as the times do; the workflow's times have milliseconds.
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Attributes() {}

  static Map<String, AttributeValue> key(String service, String item) {
    return Map.of(SERVICE, text(service), ITEM, text(item));
  }

  /** A new item to put more into. */
  static Map<String, AttributeValue> item(String service, String item) {
    return new HashMap<>(key(service, item));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue texts(List<String> values) {
    return AttributeValue.fromL(values.stream().map(Attributes::text).toList());
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue flag(boolean value) {
    return AttributeValue.fromBool(value);
  }

  /** In milliseconds, so that times compare as texts. */
  static AttributeValue time(Instant value) {
    return text(milliseconds(value));
  }

  static String milliseconds(Instant value) {
    return MILLISECONDS.format(value);
  }

  /** As exact as it is. */
  static AttributeValue instant(Instant value) {
    return text(value.toString());
  }

  static AttributeValue at(Map<String, AttributeValue> item, String key) {
    return Objects.requireNonNull(item.get(key), key);
  }

  static String textAt(Map<String, AttributeValue> item, String key) {
    return at(item, key).s();
  }

  static Optional<String> optionalTextAt(Map<String, AttributeValue> item, String key) {
    return Optional.ofNullable(item.get(key)).map(AttributeValue::s);
  }

  static Instant timeAt(Map<String, AttributeValue> item, String key) {
    return Instant.parse(textAt(item, key));
  }

  static long numberAt(Map<String, AttributeValue> item, String key) {
    return Long.parseLong(at(item, key).n());
  }
}
