package dev.slipway.aws;

import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.TargetGroup.Balancer;
import dev.slipway.core.evidence.TargetGroup.HealthCheck;
import dev.slipway.core.evidence.TargetGroup.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Reads target groups with the attributes that count in a deployment. */
final class ElbTargetGroups {
  private static final String DELAY = "deregistration_delay.timeout_seconds";
  private static final String IDLE_TIMEOUT = "idle_timeout.timeout_seconds";

  /** ELB API, TargetGroupAttribute, read 2026-11. */
  private static final Duration DEFAULT_DELAY = Duration.ofSeconds(300);

  private final ElasticLoadBalancingV2Client elb;

  ElbTargetGroups(ElasticLoadBalancingV2Client elb) {
    this.elb = elb;
  }

  List<TargetGroup> groups(List<String> arns) {
    return described(arns).stream().map(this::group).toList();
  }

  private List<software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup> described(
      List<String> arns) {
    // Asked for none, ELB would describe all of them.
    if (arns.isEmpty()) {
      return List.of();
    }
    return Call.of("elasticloadbalancing:DescribeTargetGroups", String.join(", ", arns))
        .make(
            () -> {
              try {
                return elb.describeTargetGroups(r -> r.targetGroupArns(arns)).targetGroups();
              } catch (TargetGroupNotFoundException gone) {
                return List.of();
              }
            });
  }

  private TargetGroup group(
      software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup group) {
    return new TargetGroup(
        group.targetGroupArn(),
        check(group),
        delay(group.targetGroupArn()),
        balancers(group.loadBalancerArns()));
  }

  private static HealthCheck check(
      software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup group) {
    return new HealthCheck(
        group.healthCheckProtocolAsString(),
        group.healthCheckPort(),
        Objects.requireNonNullElse(group.healthCheckPath(), ""),
        Optional.ofNullable(group.matcher()).map(Matcher::httpCode).orElse(""),
        new Pace(
            Duration.ofSeconds(group.healthCheckIntervalSeconds()),
            Duration.ofSeconds(group.healthCheckTimeoutSeconds()),
            group.healthyThresholdCount(),
            group.unhealthyThresholdCount()));
  }

  private Duration delay(String arn) {
    return Call.of("elasticloadbalancing:DescribeTargetGroupAttributes", arn)
        .make(() -> elb.describeTargetGroupAttributes(r -> r.targetGroupArn(arn)))
        .attributes()
        .stream()
        .filter(each -> each.key().equals(DELAY))
        .map(TargetGroupAttribute::value)
        .findFirst()
        .map(ElbTargetGroups::seconds)
        .orElse(DEFAULT_DELAY);
  }

  private List<Balancer> balancers(List<String> arns) {
    if (arns.isEmpty()) {
      return List.of();
    }
    return Call.of("elasticloadbalancing:DescribeLoadBalancers", String.join(", ", arns))
        .make(
            () -> {
              try {
                return elb.describeLoadBalancers(r -> r.loadBalancerArns(arns)).loadBalancers();
              } catch (LoadBalancerNotFoundException gone) {
                return List.<LoadBalancer>of();
              }
            })
        .stream()
        .map(this::balancer)
        .toList();
  }

  private Balancer balancer(LoadBalancer balancer) {
    String arn = balancer.loadBalancerArn();
    Optional<Duration> idleTimeout =
        Call.of("elasticloadbalancing:DescribeLoadBalancerAttributes", arn)
            .make(() -> elb.describeLoadBalancerAttributes(r -> r.loadBalancerArn(arn)))
            .attributes()
            .stream()
            .filter(each -> each.key().equals(IDLE_TIMEOUT))
            .map(LoadBalancerAttribute::value)
            .findFirst()
            .map(ElbTargetGroups::seconds);
    return new Balancer(arn, balancer.securityGroups(), idleTimeout);
  }

  private static Duration seconds(String value) {
    return Duration.ofSeconds(Long.parseLong(value));
  }
}
