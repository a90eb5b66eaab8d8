package dev.slipway.aws;

import dev.slipway.core.evidence.LifecycleStage;
import dev.slipway.core.evidence.ServiceSettings.Alternate;
import dev.slipway.core.evidence.Strategy;
import dev.slipway.core.evidence.Strategy.Hook;
import dev.slipway.core.evidence.Strategy.Kind;
import dev.slipway.core.evidence.Strategy.Steps;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.CanaryConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.LinearConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/** ECS's deployment strategies as evidence, with its defaults for what is unset. */
final class EcsStrategies {
  /** ECS API, LinearConfiguration, read 2026-11. */
  private static final double DEFAULT_STEP = 10;

  private static final int DEFAULT_STEP_MINUTES = 6;

  /** ECS API, CanaryConfiguration, read 2026-11. */
  private static final int DEFAULT_CANARY_MINUTES = 10;

  private static final int ALL = 100;

  private EcsStrategies() {}

  static Strategy of(DeploymentConfiguration configuration) {
    Kind kind = kind(configuration);
    return kind == Kind.ROLLING
        ? Strategy.ROLLING
        : new Strategy(
            kind,
            minutes(configuration.bakeTimeInMinutes(), 0),
            steps(kind, configuration),
            configuration.lifecycleHooks().stream().map(EcsStrategies::hook).toList());
  }

  // A strategy that is not known here is rolling for what Slipway does: it follows what ECS says.
  private static Kind kind(DeploymentConfiguration configuration) {
    return switch (Objects.requireNonNullElse(configuration.strategyAsString(), "")) {
      case "BLUE_GREEN" -> Kind.BLUE_GREEN;
      case "LINEAR" -> Kind.LINEAR;
      case "CANARY" -> Kind.CANARY;
      default -> Kind.ROLLING;
    };
  }

  private static Steps steps(Kind kind, DeploymentConfiguration configuration) {
    return switch (kind) {
      case ROLLING, BLUE_GREEN -> Steps.ONE;
      case LINEAR -> linear(Optional.ofNullable(configuration.linearConfiguration()));
      case CANARY -> canary(Optional.ofNullable(configuration.canaryConfiguration()));
    };
  }

  private static Steps linear(Optional<LinearConfiguration> linear) {
    double percent = linear.map(LinearConfiguration::stepPercent).orElse(DEFAULT_STEP);
    Integer minutes = linear.map(LinearConfiguration::stepBakeTimeInMinutes).orElse(null);
    return new Steps((int) Math.ceil(ALL / percent), minutes(minutes, DEFAULT_STEP_MINUTES));
  }

  private static Steps canary(Optional<CanaryConfiguration> canary) {
    Integer minutes = canary.map(CanaryConfiguration::canaryBakeTimeInMinutes).orElse(null);
    return new Steps(2, minutes(minutes, DEFAULT_CANARY_MINUTES));
  }

  private static Duration minutes(@Nullable Integer minutes, int otherwise) {
    return Duration.ofMinutes(Objects.requireNonNullElse(minutes, otherwise));
  }

  /** A hook that names no function waits for a person (ECS guide, pause-lifecycle-hooks). */
  private static Hook hook(DeploymentLifecycleHook hook) {
    return new Hook(Optional.ofNullable(hook.hookTargetArn()), hook.lifecycleStagesAsStrings());
  }

  static Alternate alternate(AdvancedConfiguration advanced) {
    return new Alternate(
        Optional.ofNullable(advanced.alternateTargetGroupArn()),
        Optional.ofNullable(advanced.productionListenerRule()),
        Optional.ofNullable(advanced.roleArn()));
  }

  /** Where the deployment is; nothing for one that replaces tasks without stages. */
  static Optional<LifecycleStage> stage(ServiceDeployment deployment) {
    double percent =
        Objects.requireNonNullElse(
            deployment.targetServiceRevision().requestedProductionTrafficWeight(), 0.0);
    return Optional.ofNullable(deployment.lifecycleStageAsString())
        .map(name -> new LifecycleStage(name, percent));
  }
}
