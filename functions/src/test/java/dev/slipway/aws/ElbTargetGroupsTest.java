package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.TargetGroup.Balancer;
import dev.slipway.core.evidence.TargetGroup.HealthCheck;
import dev.slipway.core.evidence.TargetGroup.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

class ElbTargetGroupsTest {
  private static final String ARN =
      "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/backend/1";
  private static final HealthCheck CHECK =
      new HealthCheck(
          "HTTP",
          "traffic-port",
          "/health",
          "200-299",
          new Pace(Duration.ofSeconds(10), Duration.ofSeconds(5), 2, 3));

  @Test
  void readsATargetGroupWithItsDelayAndItsLoadBalancer() {
    List<TargetGroup> groups = groups(new Elb("30", List.of("balancer")), List.of(ARN));

    Balancer balancer =
        new Balancer("balancer", List.of("sg-1"), Optional.of(Duration.ofSeconds(60)));
    assertThat(groups)
        .containsExactly(new TargetGroup(ARN, CHECK, Duration.ofSeconds(30), List.of(balancer)));
    assertThat(groups.getFirst().name()).isEqualTo("backend");
  }

  @Test
  void showsThatNoListenerSendsToIt() {
    assertThat(groups(new Elb("30", List.of()), List.of(ARN)).getFirst().balancers()).isEmpty();
  }

  @Test
  void asksForNothingWhenThereIsNoTargetGroup() {
    assertThat(groups(new Elb("30", List.of()), List.of())).isEmpty();
  }

  @Test
  void findsNothingWhereATargetGroupIsGone() {
    assertThat(groups(new Elb("30", List.of()), List.of("other"))).isEmpty();
  }

  private static List<TargetGroup> groups(Elb elb, List<String> arns) {
    return new ElbLoadBalancers(elb).groups(arns);
  }

  /** One target group. */
  private record Elb(String delay, List<String> balancers) implements ElasticLoadBalancingV2Client {

    @Override
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
      if (!request.targetGroupArns().equals(List.of(ARN))) {
        throw TargetGroupNotFoundException.builder().build();
      }
      return DescribeTargetGroupsResponse.builder()
          .targetGroups(
              group ->
                  group
                      .targetGroupArn(ARN)
                      .loadBalancerArns(balancers)
                      .healthCheckProtocol("HTTP")
                      .healthCheckPort("traffic-port")
                      .healthCheckPath("/health")
                      .matcher(m -> m.httpCode("200-299"))
                      .healthCheckIntervalSeconds(10)
                      .healthCheckTimeoutSeconds(5)
                      .healthyThresholdCount(2)
                      .unhealthyThresholdCount(3))
          .build();
    }

    @Override
    public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
        DescribeTargetGroupAttributesRequest request) {
      return DescribeTargetGroupAttributesResponse.builder()
          .attributes(a -> a.key("deregistration_delay.timeout_seconds").value(delay))
          .build();
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(
        DescribeLoadBalancersRequest request) {
      return DescribeLoadBalancersResponse.builder()
          .loadBalancers(b -> b.loadBalancerArn("balancer").securityGroups("sg-1"))
          .build();
    }

    @Override
    public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
        DescribeLoadBalancerAttributesRequest request) {
      return DescribeLoadBalancerAttributesResponse.builder()
          .attributes(a -> a.key("idle_timeout.timeout_seconds").value("60"))
          .build();
    }

    @Override
    public String serviceName() {
      return "elasticloadbalancing";
    }

    @Override
    public void close() {}
  }
}
