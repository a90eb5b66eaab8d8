package dev.slipway.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** SDK shapes in which no field is unset, nor in any shape inside; each has a value of its own. */
final class FullShapes {
  private int count;

  private FullShapes() {}

  static Object of(SdkPojo builder) {
    return new FullShapes().built(builder);
  }

  private Object built(SdkPojo builder) {
    builder.sdkFields().forEach(field -> field.set(builder, value(field)));
    return ((Buildable) builder).build();
  }

  private Object value(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      return built(field.constructor().get());
    }
    if (type == MarshallingType.LIST) {
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      return List.of(value(member), value(member));
    }
    if (type == MarshallingType.MAP) {
      return Map.of("key" + ++count, value(field.getTrait(MapTrait.class).valueFieldInfo()));
    }
    return scalar(type.getTargetClass());
  }

  private Object scalar(Class<?> type) {
    count++;
    return switch (type.getSimpleName()) {
      case "String" -> "text" + count;
      case "Integer" -> count;
      case "Long" -> (long) count;
      case "Double" -> (double) count;
      case "Boolean" -> true;
      case "Instant" -> Instant.ofEpochSecond(count);
      default -> throw new IllegalArgumentException("no value for " + type);
    };
  }
}
