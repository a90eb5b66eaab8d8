package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkPojo;

/** AWS Query: a form in the body, XML in the answer. */
final class AwsQuery implements Protocol {

  private static final String XML = "text/xml;charset=UTF-8";

  @Override
  public boolean speaks(WireRequest request) {
    return request.header("x-amz-target").isEmpty()
        && request
            .header("content-type")
            .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
            .isPresent();
  }

  @Override
  public Called called(WireRequest request) {
    QueryForm form = QueryForm.parse(request.body());
    String action = form.text("Action");
    return Api.ofQueryVersion(form.text("Version"))
        .map(api -> new Called(api, action))
        .orElseThrow(
            () ->
                Fault.of(
                        501,
                        "InvalidAction",
                        AwsJson.notHere(action + " of version " + form.text("Version")))
                    .thrown());
  }

  @Override
  public JsonNode members(WireRequest request, SdkPojo builder) {
    return QueryForm.parse(request.body()).without("Action", "Version").members(builder);
  }

  @Override
  public WireAnswer answer(Called called, SdkPojo response) {
    return xml(200, QueryXml.answer(called.operation(), response));
  }

  /** Query codes are the exception's name without its suffix, such as TargetGroupNotFound. */
  @Override
  public WireAnswer refusal(Fault fault) {
    String code = fault.code().replaceFirst("Exception$", "");
    return xml(fault.status(), QueryXml.error(code, fault));
  }

  static WireAnswer xml(int status, String body) {
    return WireAnswer.of(status, XML, body.getBytes(StandardCharsets.UTF_8));
  }
}
