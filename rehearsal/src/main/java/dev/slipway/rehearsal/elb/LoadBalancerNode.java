package dev.slipway.rehearsal.elb;

import java.net.InetAddress;
import java.time.Duration;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;

/**
 * A load balancer at work. AWS runs a node in each zone; here one address serves all.
 *
 * @param address claimed from the first subnet
 */
record LoadBalancerNode(LoadBalancer description, InetAddress address, Attributes attributes) {

  String arn() {
    return description.loadBalancerArn();
  }

  /** The tail of the ARN, {@code app/NAME/ID}, as metrics name it. */
  String fullName() {
    return arn().substring(arn().indexOf("app/"));
  }

  boolean facesTheInternet() {
    return description.scheme() == LoadBalancerSchemeEnum.INTERNET_FACING;
  }

  Duration idleTimeout() {
    return Duration.ofSeconds(attributes.seconds(Attributes.IDLE_TIMEOUT));
  }

  TargetPool.Front front() {
    return new TargetPool.Front(arn(), description.securityGroups());
  }
}
