package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** AWS JSON 1.0 and 1.1: the operation in a header, JSON in the body. */
final class AwsJson implements Protocol {

  private static final String TARGET = "x-amz-target";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Override
  public boolean speaks(WireRequest request) {
    return request.header(TARGET).isPresent();
  }

  @Override
  public Called called(WireRequest request) {
    String target = request.header(TARGET).orElse("");
    int dot = target.lastIndexOf('.');
    return Api.ofShapeName(target.substring(0, Math.max(0, dot)))
        .map(api -> new Called(api, target.substring(dot + 1)))
        .orElseThrow(() -> Fault.of(501, "UnknownOperationException", notHere(target)).thrown());
  }

  @Override
  public JsonNode members(WireRequest request, SdkPojo builder) throws IOException {
    return request.body().length == 0
        ? JsonNodeFactory.instance.objectNode()
        : JSON.readTree(request.body());
  }

  @Override
  public WireAnswer answer(Called called, SdkPojo response) throws IOException {
    return answer(200, new ShapeWriter(ShapeStyle.WIRE).write(response), Map.of());
  }

  @Override
  public WireAnswer refusal(Fault fault) throws IOException {
    return answer(fault.status(), body(fault), Map.of("x-amzn-ErrorType", fault.code()));
  }

  /** The error as JSON protocols (CBOR too) carry it. */
  static ObjectNode body(Fault fault) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    fault.members().map(new ShapeWriter(ShapeStyle.WIRE)::write).ifPresent(body::setAll);
    return body.put("__type", fault.code()).put("message", fault.message());
  }

  static String notHere(String what) {
    return what + " is not emulated locally";
  }

  private static WireAnswer answer(int status, JsonNode body, Map<String, String> headers)
      throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/x-amz-json-1.1");
    return new WireAnswer(status, all, JSON.writeValueAsBytes(body));
  }
}
