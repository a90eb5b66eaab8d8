package dev.slipway.rehearsal.ecs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * Splits the traffic of listener rules over a service's two target groups, as the infrastructure
 * role of the service. Sources: alb-resources-for-blue-green and
 * AmazonECSInfrastructureRolePolicyForLoadBalancers, read 2026-11.
 */
final class Traffic {

  private final ElasticLoadBalancingV2Client loadBalancers;
  private final InfrastructureRole role;

  Traffic(Surroundings cloud) {
    this.loadBalancers = cloud.loadBalancers();
    this.role = new InfrastructureRole(cloud.permissions());
  }

  /**
   * Gives the rollout's target groups this share of the production rules.
   *
   * @return why that could not be done; empty when it is done
   */
  Optional<String> production(Rollout to, double percent) {
    return split(to, percent, AdvancedConfiguration::productionListenerRule);
  }

  /** Gives the rollout's target groups all of the test rules, where there are any. */
  Optional<String> test(Rollout to) {
    return split(to, 100, AdvancedConfiguration::testListenerRule);
  }

  static boolean hasTestRule(Rollout rollout) {
    return rollout.revision().loadBalancers().stream()
        .anyMatch(
            each ->
                each.advancedConfiguration() != null
                    && each.advancedConfiguration().testListenerRule() != null);
  }

  private Optional<String> split(
      Rollout to, double percent, Function<AdvancedConfiguration, @Nullable String> rule) {
    return to.revision().loadBalancers().stream()
        .filter(each -> each.advancedConfiguration() != null)
        .filter(each -> rule.apply(each.advancedConfiguration()) != null)
        .flatMap(
            each ->
                split(
                    each, percent, Objects.requireNonNull(rule.apply(each.advancedConfiguration())))
                    .stream())
        .findFirst();
  }

  private Optional<String> split(LoadBalancer pair, double percent, String ruleArn) {
    Optional<String> unread = role.refusal(pair, "DescribeRules", InfrastructureRole.ANY);
    if (unread.isPresent()) {
      return unread;
    }
    try {
      Rule rule =
          loadBalancers.describeRules(request -> request.ruleArns(ruleArn)).rules().getFirst();
      return Boolean.TRUE.equals(rule.isDefault())
          ? modifyListener(pair, ruleArn, forward(pair, percent))
          : modifyRule(pair, ruleArn, forward(pair, percent));
    } catch (ElasticLoadBalancingV2Exception refused) {
      return Optional.of(refused.awsErrorDetails().errorMessage());
    }
  }

  private Optional<String> modifyRule(LoadBalancer pair, String arn, Action action) {
    Optional<String> refusal = role.refusal(pair, "ModifyRule", arn);
    if (refusal.isEmpty()) {
      loadBalancers.modifyRule(request -> request.ruleArn(arn).actions(action));
    }
    return refusal;
  }

  /** A listener's default rule is changed with the listener (API ModifyRule, read 2026-11). */
  private Optional<String> modifyListener(LoadBalancer pair, String ruleArn, Action action) {
    String arn =
        ruleArn.substring(0, ruleArn.lastIndexOf('/')).replace(":listener-rule/", ":listener/");
    Optional<String> refusal = role.refusal(pair, "ModifyListener", arn);
    if (refusal.isEmpty()) {
      loadBalancers.modifyListener(request -> request.listenerArn(arn).defaultActions(action));
    }
    return refusal;
  }

  private static Action forward(LoadBalancer pair, double percent) {
    Weights weights = Weights.of(percent);
    List<TargetGroupTuple> groups =
        List.of(
            share(pair.targetGroupArn(), weights.to()),
            share(pair.advancedConfiguration().alternateTargetGroupArn(), weights.from()));
    return Action.builder()
        .type(ActionTypeEnum.FORWARD)
        .forwardConfig(forward -> forward.targetGroups(groups))
        .build();
  }

  private static TargetGroupTuple share(String group, int weight) {
    return TargetGroupTuple.builder().targetGroupArn(group).weight(weight).build();
  }

  /**
   * A percentage as the whole numbers that listener rules take, 0 to 999. Which ones ECS takes is
   * not published.
   */
  record Weights(int to, int from) {

    private static final int MOST = 999;

    static Weights of(double percent) {
      boolean whole = percent == Math.rint(percent);
      int total = whole ? 100 : MOST;
      int to = (int) Math.round(percent * total / 100);
      return new Weights(to, total - to);
    }
  }
}
