package dev.slipway.aws;

import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.TargetHealth;
import dev.slipway.port.LoadBalancers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Load balancers on Elastic Load Balancing. */
public final class ElbLoadBalancers implements LoadBalancers {
  private final ElasticLoadBalancingV2Client elb;

  public ElbLoadBalancers(ElasticLoadBalancingV2Client elb) {
    this.elb = elb;
  }

  @Override
  public List<TargetHealth> targets(List<String> targetGroups) {
    return targetGroups.stream().flatMap(this::targets).toList();
  }

  @Override
  public List<TargetGroup> groups(List<String> targetGroups) {
    return new ElbTargetGroups(elb).groups(targetGroups);
  }

  private Stream<TargetHealth> targets(String targetGroup) {
    return Call.of("elasticloadbalancing:DescribeTargetHealth", targetGroup)
        .make(() -> elb.describeTargetHealth(r -> r.targetGroupArn(targetGroup)))
        .targetHealthDescriptions()
        .stream()
        .map(ElbLoadBalancers::health);
  }

  private static TargetHealth health(TargetHealthDescription target) {
    return new TargetHealth(
        target.target().id() + ":" + target.target().port(),
        target.targetHealth().stateAsString(),
        Optional.ofNullable(target.targetHealth().reasonAsString()).orElse(""),
        Optional.ofNullable(target.targetHealth().description()).orElse(""));
  }
}
