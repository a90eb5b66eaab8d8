package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.core.SdkPojo;

/** EC2's dialect of AWS Query: lists without a member's name, answers without a result's. */
final class Ec2Query implements Protocol {

  private static final int FORBIDDEN = 403;

  private final AwsQuery query = new AwsQuery();

  @Override
  public boolean speaks(WireRequest request) {
    return query.speaks(request)
        && Api.ofQueryVersion(QueryForm.parse(request.body()).text("Version"))
            .filter(Api.EC2::equals)
            .isPresent();
  }

  @Override
  public Called called(WireRequest request) {
    return query.called(request);
  }

  @Override
  public JsonNode members(WireRequest request, SdkPojo builder) {
    return query.members(request, builder);
  }

  @Override
  public WireAnswer answer(Called called, SdkPojo response) {
    return AwsQuery.xml(200, QueryXml.answerOfEc2(called.operation(), response));
  }

  /** EC2 has a word of its own for a missing permission (EC2 API, errors-overview). */
  @Override
  public WireAnswer refusal(Fault fault) {
    return fault.code().equals("AccessDeniedException")
        ? AwsQuery.xml(FORBIDDEN, QueryXml.errorOfEc2("UnauthorizedOperation", fault))
        : AwsQuery.xml(fault.status(), QueryXml.errorOfEc2(fault.code(), fault));
  }
}
