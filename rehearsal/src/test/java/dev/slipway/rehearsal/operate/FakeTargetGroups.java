package dev.slipway.rehearsal.operate;

import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;

/** Target groups that drain as long as a test says, by ARN in seconds. */
public record FakeTargetGroups(Map<String, Integer> drains)
    implements ElasticLoadBalancingV2Client {

  @Override
  public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
      DescribeTargetGroupAttributesRequest request) {
    return DescribeTargetGroupAttributesResponse.builder()
        .attributes(
            stickiness -> stickiness.key("stickiness.enabled").value("false"),
            drain ->
                drain
                    .key("deregistration_delay.timeout_seconds")
                    .value(String.valueOf(drains.get(request.targetGroupArn()))))
        .build();
  }

  @Override
  public String serviceName() {
    return "elasticloadbalancing";
  }

  @Override
  public void close() {}
}
