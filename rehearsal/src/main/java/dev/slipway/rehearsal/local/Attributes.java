package dev.slipway.rehearsal.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads attributes of the ledger's items that may not be there. */
final class Attributes {

  private Attributes() {}

  /** The text of that name; empty when there is none. */
  static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
  }

  /** The maps in the list of that name. */
  static List<Map<String, AttributeValue>> maps(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).stream()
        .flatMap(list -> list.l().stream())
        .map(AttributeValue::m)
        .toList();
  }
}
