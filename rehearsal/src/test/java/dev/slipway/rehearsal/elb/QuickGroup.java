package dev.slipway.rehearsal.elb;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Target groups for tests: looked at every 10 seconds, drained for 30. */
public final class QuickGroup {
  private QuickGroup() {}

  /**
   * Creates one for addresses.
   *
   * @param path where its targets answer that they are well
   * @param healthy how many good answers make a target healthy again
   * @return its ARN
   */
  public static String create(
      ElasticLoadBalancingV2Client elb, String name, int port, String path, int healthy) {
    String arn =
        elb.createTargetGroup(
                it ->
                    it.name(name)
                        .protocol("HTTP")
                        .port(port)
                        .targetType("ip")
                        .vpcId("vpc-1")
                        .healthCheckPath(path)
                        .healthCheckIntervalSeconds(10)
                        .healthCheckTimeoutSeconds(5)
                        .healthyThresholdCount(healthy)
                        .unhealthyThresholdCount(2))
            .targetGroups()
            .getFirst()
            .targetGroupArn();
    elb.modifyTargetGroupAttributes(
        it ->
            it.targetGroupArn(arn)
                .attributes(a -> a.key("deregistration_delay.timeout_seconds").value("30")));
    return arn;
  }
}
