package dev.slipway.rehearsal.elb;

import java.net.InetSocketAddress;
import java.time.Duration;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** The health check settings of a target group. */
record HealthCheck(TargetGroup group) {

  static HealthCheck of(TargetGroup group) {
    return new HealthCheck(group);
  }

  Probe.Question question() {
    return new Probe.Question(
        group.healthCheckPath(),
        Duration.ofSeconds(group.healthCheckTimeoutSeconds()),
        new StatusMatcher(group.matcher().httpCode()));
  }

  Health.Thresholds thresholds() {
    return new Health.Thresholds(group.healthyThresholdCount(), group.unhealthyThresholdCount());
  }

  InetSocketAddress addressOf(InetSocketAddress target) {
    return group.healthCheckPort().equals("traffic-port")
        ? target
        : new InetSocketAddress(target.getAddress(), Integer.parseInt(group.healthCheckPort()));
  }

  String portOf(TargetKey target) {
    return group.healthCheckPort().equals("traffic-port")
        ? String.valueOf(target.port())
        : group.healthCheckPort();
  }
}
