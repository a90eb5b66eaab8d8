package dev.slipway.rehearsal.ecs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;

/**
 * Which of its two target groups a new revision's tasks go to: the one that what serves now is not
 * in. They change places with each deployment that shifts traffic (API ServiceRevision, read
 * 2026-11).
 */
final class Colours {

  private Colours() {}

  /**
   * The load balancers of a new revision, each with the target group that is its own, and the other
   * one as the alternate.
   *
   * @param serving what serves now; empty for a service's first deployment
   */
  static List<LoadBalancer> resolved(
      List<LoadBalancer> configured, Optional<Rollout> serving, Strategy strategy) {
    Set<String> taken =
        serving.stream()
            .flatMap(rollout -> rollout.revision().loadBalancers().stream())
            .map(LoadBalancer::targetGroupArn)
            .collect(Collectors.toSet());
    return switch (strategy) {
      case Strategy.Rolling() ->
          configured.stream().map(each -> isAlternate(each, taken) ? swapped(each) : each).toList();
      case Strategy.Shifting _ ->
          configured.stream()
              .map(each -> taken.contains(each.targetGroupArn()) ? swapped(each) : each)
              .toList();
    };
  }

  private static boolean isAlternate(LoadBalancer configured, Set<String> taken) {
    AdvancedConfiguration pair = configured.advancedConfiguration();
    return pair != null && taken.contains(pair.alternateTargetGroupArn());
  }

  private static LoadBalancer swapped(LoadBalancer configured) {
    AdvancedConfiguration pair = configured.advancedConfiguration();
    return pair == null
        ? configured
        : configured.toBuilder()
            .targetGroupArn(pair.alternateTargetGroupArn())
            .advancedConfiguration(
                pair.toBuilder().alternateTargetGroupArn(configured.targetGroupArn()).build())
            .build();
  }
}
