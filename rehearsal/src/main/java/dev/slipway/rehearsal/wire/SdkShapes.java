package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** SDK model objects to JSON and back, by the SDK's own field metadata. */
public final class SdkShapes {

  private SdkShapes() {}

  /**
   * Reads an object from JSON. Names match in any case (API and CloudFormation differ in theirs),
   * and text stands for numbers and booleans where the model wants those.
   *
   * @param builder of the shape to read, such as {@code CreateServiceRequest::builder}
   * @throws IllegalArgumentException when the JSON has a member the shape has not, or a value of
   *     another kind; the message names the shape and the member
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the builder decides the type
  public static <T extends SdkPojo> T fromJson(JsonNode json, Supplier<? extends SdkPojo> builder) {
    return (T) ShapeReader.read(json, builder.get());
  }

  /** The set members, in the names and formats of the service's own JSON. */
  public static JsonNode toJson(SdkPojo pojo) {
    return new ShapeWriter(ShapeStyle.WIRE).write(pojo);
  }

  /** The set members in PascalCase with ISO times, as Step Functions shows an SDK's answer. */
  public static JsonNode toPascalJson(SdkPojo pojo) {
    return new ShapeWriter(ShapeStyle.PASCAL).write(pojo);
  }
}
