package dev.slipway.rehearsal.ecs;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * What a deployment strategy needs of a service. Sources: API DeploymentConfiguration,
 * LinearConfiguration, CanaryConfiguration and DeploymentLifecycleHook, and
 * alb-resources-for-blue-green, read 2026-11. The texts are this cloud's own.
 */
final class StrategyRules {

  private static final int LONGEST_BAKE_MINUTES = 1_440;

  private StrategyRules() {}

  static void check(Service service) {
    DeploymentConfiguration deployment = service.deploymentConfiguration();
    Strategy strategy = Strategy.of(deployment);
    minutes("bakeTimeInMinutes", deployment.bakeTimeInMinutes());
    switch (strategy) {
      case Strategy.Rolling() -> {}
      case Strategy.BlueGreen() -> checkShifting(service);
      case Strategy.Linear linear -> {
        within("stepPercent", linear.stepPercent(), 3);
        minutes("stepBakeTimeInMinutes", (int) linear.pause().toMinutes());
        checkShifting(service);
      }
      case Strategy.Canary canary -> {
        within("canaryPercent", canary.percent(), 0.1);
        minutes("canaryBakeTimeInMinutes", (int) canary.pause().toMinutes());
        checkShifting(service);
      }
    }
  }

  private static void checkShifting(Service service) {
    DeploymentConfiguration deployment = service.deploymentConfiguration();
    if (deployment.strategy() == DeploymentStrategy.BLUE_GREEN
        && deployment.bakeTimeInMinutes() == null) {
      throw Refusals.invalid("bakeTimeInMinutes is required for the BLUE_GREEN strategy.");
    }
    service.loadBalancers().forEach(StrategyRules::check);
    deployment.lifecycleHooks().forEach(StrategyRules::check);
  }

  private static void check(LoadBalancer loadBalancer) {
    AdvancedConfiguration pair =
        Optional.ofNullable(loadBalancer.advancedConfiguration())
            .orElse(AdvancedConfiguration.builder().build());
    boolean complete =
        Stream.of(pair.alternateTargetGroupArn(), pair.productionListenerRule(), pair.roleArn())
            .allMatch(Objects::nonNull);
    if (!complete) {
      throw Refusals.invalid(
          "advancedConfiguration must have alternateTargetGroupArn, productionListenerRule and"
              + " roleArn for targetGroupArn "
              + loadBalancer.targetGroupArn());
    }
  }

  private static void check(DeploymentLifecycleHook hook) {
    if (hook.hookTargetArn() == null || !hook.hookTargetArn().contains(":lambda:")) {
      throw Refusals.notPlayed("lifecycle hooks other than Lambda functions, such as PAUSE");
    }
    if (hook.roleArn() == null || hook.lifecycleStages().isEmpty()) {
      throw Refusals.invalid(
          "The lifecycle hook %s must have roleArn and lifecycleStages."
              .formatted(hook.hookTargetArn()));
    }
  }

  private static void within(String name, double percent, double least) {
    if (percent < least || percent > 100) {
      throw Refusals.invalid("%s must be %s to 100, not %s.".formatted(name, least, percent));
    }
  }

  private static void minutes(String name, @Nullable Integer minutes) {
    if (minutes != null && (minutes < 0 || minutes > LONGEST_BAKE_MINUTES)) {
      throw Refusals.invalid(
          "%s must be 0 to %d, not %d.".formatted(name, LONGEST_BAKE_MINUTES, minutes));
    }
  }
}
