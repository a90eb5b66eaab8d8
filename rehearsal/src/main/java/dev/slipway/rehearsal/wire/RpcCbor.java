package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;

/** Smithy RPC v2: the operation in the path, CBOR in the body (Smithy 2.0, rpcv2-cbor). */
final class RpcCbor implements Protocol {

  private static final Pattern PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)");
  private static final CBORMapper CBOR =
      CBORMapper.builder()
          .addModule(new SimpleModule().addSerializer(Instant.class, new TimeSerializer()))
          .build();

  @Override
  public boolean speaks(WireRequest request) {
    return PATH.matcher(request.path()).matches();
  }

  @Override
  public Called called(WireRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      throw new IllegalStateException("not an RPC v2 path: " + request.path());
    }
    return Api.ofShapeName(path.group(1))
        .map(api -> new Called(api, path.group(2)))
        .orElseThrow(
            () ->
                Fault.of(501, "UnknownOperationException", AwsJson.notHere(path.group(1)))
                    .thrown());
  }

  @Override
  public JsonNode members(WireRequest request, SdkPojo builder) throws IOException {
    return request.body().length == 0
        ? JsonNodeFactory.instance.objectNode()
        : CBOR.readTree(request.body());
  }

  @Override
  public WireAnswer answer(Called called, SdkPojo response) throws IOException {
    return answer(200, new ShapeWriter(ShapeStyle.BINARY).write(response));
  }

  @Override
  public WireAnswer refusal(Fault fault) throws IOException {
    return answer(fault.status(), AwsJson.body(fault));
  }

  private static WireAnswer answer(int status, JsonNode body) throws IOException {
    return new WireAnswer(
        status,
        Map.of("Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor"),
        CBOR.writeValueAsBytes(body));
  }

  /** A time is tag 1 and the seconds since the epoch (RFC 8949, section 3.4.2). */
  private static final class TimeSerializer extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant time, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      ((CBORGenerator) generator).writeTag(1);
      generator.writeNumber(time.toEpochMilli() / 1000.0);
    }
  }
}
