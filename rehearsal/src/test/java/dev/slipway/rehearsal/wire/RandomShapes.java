package dev.slipway.rehearsal.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Random, fully typed SDK objects from a seeded source. */
final class RandomShapes {

  /** Members the client itself interprets: they choose the host it calls. */
  private static final Set<String> READ_BY_THE_CLIENT = Set.of("EndpointId", "QueueUrl");

  private final RandomGenerator random;

  RandomShapes(RandomGenerator random) {
    this.random = random;
  }

  SdkPojo fill(SdkPojo builder) {
    return fill(builder, 0);
  }

  /** The first member is always set: Query has no way to write an object without members. */
  private SdkPojo fill(SdkPojo builder, int depth) {
    boolean first = true;
    for (SdkField<?> field : builder.sdkFields()) {
      boolean plain = !READ_BY_THE_CLIENT.contains(field.locationName());
      boolean wanted = first || depth == 0 || (depth < 4 && random.nextInt(3) > 0);
      if (plain && wanted) {
        field.set(builder, value(field, depth));
        first = false;
      }
    }
    return (SdkPojo) ((Buildable) builder).build();
  }

  private Object value(SdkField<?> field, int depth) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> text();
      case INTEGER -> random.nextInt();
      case LONG -> random.nextLong();
      case SHORT -> (short) random.nextInt();
      case BYTE -> (byte) random.nextInt();
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextDouble();
      case BIG_DECIMAL -> BigDecimal.valueOf(random.nextLong(), 3);
      case BOOLEAN -> random.nextBoolean();
      case INSTANT -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
      case SDK_BYTES -> SdkBytes.fromUtf8String(text());
      case DOCUMENT -> Document.fromMap(Map.of(text(), Document.fromNumber(random.nextInt())));
      case SDK_POJO -> fill(field.constructor().get(), depth + 1);
      case LIST -> list(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), depth);
      case MAP -> map(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), depth);
      case NULL -> throw new IllegalArgumentException("no values of " + field);
    };
  }

  private List<Object> list(SdkField<?> member, int depth) {
    List<Object> items = new ArrayList<>();
    for (int left = random.nextInt(1, 3); left > 0; left--) {
      items.add(value(member, depth + 1));
    }
    return items;
  }

  private Map<String, Object> map(SdkField<?> member, int depth) {
    Map<String, Object> items = new LinkedHashMap<>();
    for (int left = random.nextInt(1, 3); left > 0; left--) {
      items.put(text(), value(member, depth + 1));
    }
    return items;
  }

  private String text() {
    return "t" + Integer.toString(random.nextInt(1 << 20), 36) + "é&<\" /:";
  }
}
