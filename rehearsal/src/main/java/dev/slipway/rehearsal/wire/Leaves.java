package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** Reads values that hold no other shapes: text, numbers, times, bytes, documents. */
final class Leaves {

  private Leaves() {}

  static Object read(JsonNode json, SdkField<?> field, String where) {
    try {
      return switch (field.marshallingType().getKnownType()) {
        case STRING -> text(json, where);
        case INTEGER -> decimal(json).intValueExact();
        case LONG -> decimal(json).longValueExact();
        case SHORT -> decimal(json).shortValueExact();
        case BYTE -> decimal(json).byteValueExact();
        case FLOAT -> (float) real(json);
        case DOUBLE -> real(json);
        case BIG_DECIMAL -> decimal(json);
        case BOOLEAN -> flag(json);
        case INSTANT -> time(json, field);
        case SDK_BYTES -> bytes(json);
        case DOCUMENT -> document(json);
        case NULL, SDK_POJO, LIST, MAP ->
            throw new IllegalStateException(where + " is not a leaf: " + field.marshallingType());
      };
    } catch (ArithmeticException | NumberFormatException | DateTimeException | IOException wrong) {
      String kind = field.marshallingType().getTargetClass().getSimpleName();
      throw new IllegalArgumentException(where + " wants " + kind + ", not " + json, wrong);
    }
  }

  private static String text(JsonNode json, String where) {
    if (json.isContainerNode()) {
      throw new IllegalArgumentException(where + " wants text, not " + json);
    }
    return json.asText();
  }

  private static BigDecimal decimal(JsonNode json) {
    return json.isNumber() ? json.decimalValue() : new BigDecimal(json.asText());
  }

  private static double real(JsonNode json) {
    return json.isNumber() ? json.doubleValue() : Double.parseDouble(json.asText());
  }

  private static boolean flag(JsonNode json) {
    return switch (json.asText()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NumberFormatException(json.asText());
    };
  }

  private static Instant time(JsonNode json, SdkField<?> field) {
    if (json.isNumber()) {
      return sinceEpoch(json.decimalValue(), field);
    }
    String text = json.asText();
    if (text.matches("-?[0-9.]+")) {
      return sinceEpoch(new BigDecimal(text), field);
    }
    return text.contains(",")
        ? DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from)
        : DateTimeFormatter.ISO_DATE_TIME.parse(text, Instant::from);
  }

  private static Instant sinceEpoch(BigDecimal number, SdkField<?> field) {
    boolean inMillis =
        field
            .getOptionalTrait(TimestampFormatTrait.class)
            .filter(trait -> trait.format() == TimestampFormatTrait.Format.UNIX_TIMESTAMP_MILLIS)
            .isPresent();
    return Instant.ofEpochMilli(
        inMillis ? number.longValue() : number.movePointRight(3).longValue());
  }

  private static SdkBytes bytes(JsonNode json) throws IOException {
    return SdkBytes.fromByteArray(
        json instanceof BinaryNode binary ? binary.binaryValue() : json.binaryValue());
  }

  private static Document document(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> {
        Map<String, Document> members = new LinkedHashMap<>();
        json.properties().forEach(entry -> members.put(entry.getKey(), document(entry.getValue())));
        yield Document.fromMap(members);
      }
      case ARRAY -> {
        List<Document> items = new ArrayList<>();
        json.forEach(item -> items.add(document(item)));
        yield Document.fromList(items);
      }
      case NUMBER -> Document.fromNumber(SdkNumber.fromString(json.asText()));
      case BOOLEAN -> Document.fromBoolean(json.asBoolean());
      case NULL, MISSING -> Document.fromNull();
      case STRING, BINARY, POJO -> Document.fromString(json.asText());
    };
  }
}
