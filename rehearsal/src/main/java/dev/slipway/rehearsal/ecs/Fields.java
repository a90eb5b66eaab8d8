package dev.slipway.rehearsal.ecs;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Copies between the SDK's shapes by field name, so that no field is forgotten. */
final class Fields {

  private Fields() {}

  /** Puts every set member of the source that the target also has onto the target's builder. */
  static void overlay(SdkPojo source, SdkPojo targetBuilder) {
    Map<String, SdkField<?>> fields = new HashMap<>();
    targetBuilder.sdkFields().forEach(field -> fields.put(field.memberName(), field));
    for (SdkField<?> field : source.sdkFields()) {
      Object value = field.getValueOrDefault(source);
      SdkField<?> target = fields.get(field.memberName());
      if (isSet(value) && target != null) {
        target.set(targetBuilder, value);
      }
    }
  }

  /** Whether a member says something; an empty list does not. */
  static boolean says(Object value) {
    return isSet(value) && !(value instanceof Collection<?> list && list.isEmpty());
  }

  private static boolean isSet(Object value) {
    return Objects.nonNull(value)
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }
}
