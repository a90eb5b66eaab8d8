package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.time.CloudClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** One target group: healthy after 2 s when something answers, unhealthy after 20 s, 30 s drain. */
final class FakeLoadBalancers implements ElasticLoadBalancingV2Client {

  static final String GROUP = "arn:aws:elasticloadbalancing:targetgroup/backend/1";

  private final CloudClock clock;
  private final Map<String, TargetHealthStateEnum> targets = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private Predicate<String> answers = address -> false;
  private int port;

  FakeLoadBalancers(CloudClock clock) {
    this.clock = clock;
  }

  /** What a health check of an address gives. */
  void answering(Predicate<String> predicate) {
    answers = predicate;
  }

  long healthy() {
    return targets.entrySet().stream()
        .filter(each -> each.getValue() == TargetHealthStateEnum.HEALTHY)
        .filter(each -> answers.test(each.getKey()))
        .count();
  }

  void breakTarget(String address) {
    targets.put(address, TargetHealthStateEnum.UNHEALTHY);
  }

  List<String> addresses() {
    return List.copyOf(targets.keySet());
  }

  @Override
  public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
    TargetGroup group =
        TargetGroup.builder().targetGroupArn(GROUP).loadBalancerArns("arn:balancer").build();
    return DescribeTargetGroupsResponse.builder().targetGroups(group).build();
  }

  @Override
  public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
    String address = request.targets().getFirst().id();
    port = request.targets().getFirst().port();
    targets.put(address, TargetHealthStateEnum.INITIAL);
    clock.after(Duration.ofSeconds(2), () -> check(address));
    clock.after(Duration.ofSeconds(20), () -> check(address));
    return RegisterTargetsResponse.builder().build();
  }

  @Override
  public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
    String address = request.targets().getFirst().id();
    targets.put(address, TargetHealthStateEnum.DRAINING);
    clock.after(Duration.ofSeconds(30), () -> targets.remove(address));
    return DeregisterTargetsResponse.builder().build();
  }

  @Override
  public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
    return DescribeTargetHealthResponse.builder()
        .targetHealthDescriptions(
            targets.entrySet().stream()
                .map(each -> described(each.getKey(), each.getValue()))
                .toList())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private void check(String address) {
    TargetHealthStateEnum state = targets.get(address);
    if (state == TargetHealthStateEnum.INITIAL && answers.test(address)) {
      targets.put(address, TargetHealthStateEnum.HEALTHY);
    } else if (state != TargetHealthStateEnum.DRAINING && state != null && !answers.test(address)) {
      calls.add(address);
      if (calls.stream().filter(address::equals).count() % 2 == 0) {
        targets.put(address, TargetHealthStateEnum.UNHEALTHY);
      }
    }
  }

  private TargetHealthDescription described(String address, TargetHealthStateEnum state) {
    TargetHealth.Builder health = TargetHealth.builder().state(state);
    if (state == TargetHealthStateEnum.UNHEALTHY) {
      health.description("Health checks failed with these codes: [503]");
    }
    return TargetHealthDescription.builder()
        .target(target -> target.id(address).port(port))
        .targetHealth(health.build())
        .build();
  }
}
