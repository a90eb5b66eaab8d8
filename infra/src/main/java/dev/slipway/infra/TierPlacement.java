package dev.slipway.infra;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;

/**
 * Where a tier runs and how it is reached.
 *
 * @param environment the container's environment, in a fixed order
 */
record TierPlacement(
    ICluster cluster,
    ISecurityGroup tasks,
    Entrance entrance,
    Map<String, String> environment,
    SampleSettings settings) {

  /**
   * The load balancer in front of a tier and the listener on which it takes requests.
   *
   * @param certificate the ARN of the one with which it speaks TLS; plain HTTP without
   */
  record Entrance(ApplicationLoadBalancer loadBalancer, int port, Optional<String> certificate) {}
}
