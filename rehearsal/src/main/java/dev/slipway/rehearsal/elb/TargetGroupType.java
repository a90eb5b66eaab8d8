package dev.slipway.rehearsal.elb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** {@code AWS::ElasticLoadBalancingV2::TargetGroup}. */
record TargetGroupType(LocalElb elb) implements ResourceType {

  private static final String ATTRIBUTES = "TargetGroupAttributes";

  /** What an update changes in place; anything else puts another group in this one's place. */
  private static final Set<String> CHANGEABLE =
      Set.of(
          "HealthCheckEnabled",
          "HealthCheckIntervalSeconds",
          "HealthCheckPath",
          "HealthCheckPort",
          "HealthCheckProtocol",
          "HealthCheckTimeoutSeconds",
          "HealthyThresholdCount",
          "Matcher",
          ATTRIBUTES,
          "UnhealthyThresholdCount");

  @Override
  public String name() {
    return "AWS::ElasticLoadBalancingV2::TargetGroup";
  }

  @Override
  public Created create(Resource resource) {
    TargetGroup made =
        elb.createTargetGroup(
                SdkShapes.<CreateTargetGroupRequest>fromJson(
                    ElbTypes.named(resource, ATTRIBUTES, "Targets"),
                    CreateTargetGroupRequest::builder))
            .targetGroups()
            .getFirst();
    String arn = made.targetGroupArn();
    setAttributes(resource, arn);
    elb.registerTargets(
        SdkShapes.<RegisterTargetsRequest>fromJson(
            ElbTypes.picked(resource, "Targets", "Targets").put("TargetGroupArn", arn),
            RegisterTargetsRequest::builder));
    return created(made);
  }

  @Override
  public Created update(Resource resource, Former former) {
    List<String> fixed =
        former.changed(resource).stream().filter(name -> !CHANGEABLE.contains(name)).toList();
    if (!fixed.isEmpty()) {
      throw new IllegalArgumentException(
          "another target group in this one's place is not played here: " + fixed);
    }
    ObjectNode wanted = resource.properties().all().deepCopy();
    wanted.retain(CHANGEABLE).remove(ATTRIBUTES);
    wanted.put("TargetGroupArn", former.ref());
    setAttributes(resource, former.ref());
    return created(
        elb.modifyTargetGroup(
                SdkShapes.<ModifyTargetGroupRequest>fromJson(
                    wanted, ModifyTargetGroupRequest::builder))
            .targetGroups()
            .getFirst());
  }

  private void setAttributes(Resource resource, String arn) {
    elb.modifyTargetGroupAttributes(
        SdkShapes.<ModifyTargetGroupAttributesRequest>fromJson(
            ElbTypes.picked(resource, ATTRIBUTES, "Attributes").put("TargetGroupArn", arn),
            ModifyTargetGroupAttributesRequest::builder));
  }

  private static Created created(TargetGroup group) {
    String arn = group.targetGroupArn();
    return new Created(
        arn,
        Map.of(
            "TargetGroupArn", arn,
            "TargetGroupFullName", arn.substring(arn.indexOf("targetgroup/")),
            "TargetGroupName", group.targetGroupName(),
            "LoadBalancerArns", group.loadBalancerArns()));
  }
}
