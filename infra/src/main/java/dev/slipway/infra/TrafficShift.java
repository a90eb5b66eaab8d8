package dev.slipway.infra;

import java.util.List;
import software.amazon.awscdk.services.ecs.AlternateTarget;
import software.amazon.awscdk.services.ecs.AlternateTargetProps;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.ListenerRuleConfiguration;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.WeightedTargetGroup;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * What ECS needs to move traffic from one target group to another: the rule whose weights it
 * changes, and the role with which it does so (ECS developer guide, alb-resources-for-blue-green,
 * read 2026-11).
 */
final class TrafficShift {

  private static final int ALL = 100;
  private static final int NONE = 0;

  private final Groups groups;
  private final ApplicationListenerRule rule;
  private final Role role;

  /** The places between which traffic moves; which one is live alternates with each deployment. */
  record Groups(ApplicationTargetGroup primary, ApplicationTargetGroup alternate) {}

  TrafficShift(Construct scope, ApplicationListener listener, Groups groups) {
    this.groups = groups;
    // The weights only say where the first tasks are. CloudFormation never writes them again as
    // long as this rule's text stays as it is.
    rule =
        ApplicationListenerRule.Builder.create(scope, "ProductionRule")
            .listener(listener)
            .priority(1)
            .conditions(List.of(ListenerCondition.pathPatterns(List.of("/*"))))
            .action(
                ListenerAction.weightedForward(
                    List.of(weighted(groups.primary(), ALL), weighted(groups.alternate(), NONE))))
            .build();
    role =
        Role.Builder.create(scope, "TrafficRole")
            .description("With it ECS moves traffic between the two target groups")
            .assumedBy(new ServicePrincipal("ecs.amazonaws.com"))
            .build();
    readings().forEach(role::addToPolicy);
    writings(listener).forEach(role::addToPolicy);
  }

  AlternateTarget alternate() {
    return new AlternateTarget(
        "AlternateTarget",
        AlternateTargetProps.builder()
            .alternateTargetGroup(groups.alternate())
            .productionListener(ListenerRuleConfiguration.applicationListenerRule(rule))
            .role(role)
            .build());
  }

  /** A service created before its role may do anything would fail its first deployment. */
  void enables(FargateService service) {
    service.getNode().addDependency(role, rule);
  }

  /** Elastic Load Balancing knows no narrower resource for these. */
  private static List<PolicyStatement> readings() {
    return List.of(
        allow(
            List.of("*"),
            "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:DescribeRules",
            "elasticloadbalancing:DescribeTargetGroups",
            "elasticloadbalancing:DescribeTargetHealth"));
  }

  /**
   * The writes of the managed policy AmazonECSInfrastructureRolePolicyForLoadBalancers, narrowed to
   * this tier's own rule and groups.
   */
  private List<PolicyStatement> writings(ApplicationListener listener) {
    return List.of(
        allow(
            List.of(groups.primary().getTargetGroupArn(), groups.alternate().getTargetGroupArn()),
            "elasticloadbalancing:RegisterTargets",
            "elasticloadbalancing:DeregisterTargets"),
        allow(List.of(listener.getListenerArn()), "elasticloadbalancing:ModifyListener"),
        allow(List.of(rule.getListenerRuleArn()), "elasticloadbalancing:ModifyRule"));
  }

  private static PolicyStatement allow(List<String> resources, String... actions) {
    return PolicyStatement.Builder.create()
        .effect(Effect.ALLOW)
        .actions(List.of(actions))
        .resources(resources)
        .build();
  }

  private static WeightedTargetGroup weighted(ApplicationTargetGroup group, int weight) {
    return WeightedTargetGroup.builder().targetGroup(group).weight(weight).build();
  }
}
