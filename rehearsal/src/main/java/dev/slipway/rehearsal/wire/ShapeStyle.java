package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** How a format writes what formats disagree on: member names, times and bytes. */
enum ShapeStyle {
  /** AWS JSON 1.0 and 1.1: times as epoch seconds unless the member says otherwise. */
  WIRE {
    @Override
    JsonNode time(Instant time, SdkField<?> field) {
      return switch (format(field)) {
        case UNIX_TIMESTAMP -> DecimalNode.valueOf(BigDecimal.valueOf(time.toEpochMilli(), 3));
        case UNIX_TIMESTAMP_MILLIS -> DecimalNode.valueOf(BigDecimal.valueOf(time.toEpochMilli()));
        case ISO_8601, RFC_822 -> TextNode.valueOf(time.toString());
      };
    }
  },
  /** Step Functions' SDK integrations. */
  PASCAL {
    @Override
    String name(SdkField<?> field) {
      String name = field.locationName();
      return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    @Override
    JsonNode time(Instant time, SdkField<?> field) {
      return TextNode.valueOf(time.toString());
    }
  },
  /** CBOR, where times and bytes have types of their own. */
  BINARY {
    @Override
    JsonNode time(Instant time, SdkField<?> field) {
      return new POJONode(time);
    }

    @Override
    JsonNode bytes(byte[] bytes) {
      return BinaryNode.valueOf(bytes);
    }
  };

  String name(SdkField<?> field) {
    return field.locationName();
  }

  abstract JsonNode time(Instant time, SdkField<?> field);

  JsonNode bytes(byte[] bytes) {
    return TextNode.valueOf(BinaryNode.valueOf(bytes).asText());
  }

  private static TimestampFormatTrait.Format format(SdkField<?> field) {
    return field
        .getOptionalTrait(TimestampFormatTrait.class)
        .map(TimestampFormatTrait::format)
        .orElse(TimestampFormatTrait.Format.UNIX_TIMESTAMP);
  }
}
