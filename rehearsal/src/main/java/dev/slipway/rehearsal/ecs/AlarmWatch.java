package dev.slipway.rehearsal.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;

/**
 * ECS's own watch over CloudWatch alarms during one deployment. Source: deployment-alarm-failure,
 * read 2026-11.
 */
final class AlarmWatch {

  /** AWS takes less than five minutes, by the alarms' settings; it does not say how many. */
  private static final Duration BAKE = Duration.ofMinutes(3);

  private final List<String> names;
  private final boolean rollsBack;
  private final Duration bake;
  private boolean watching;
  private List<String> red = List.of();
  private @Nullable Instant settled;

  AlarmWatch(DeploymentConfiguration configuration) {
    Optional<DeploymentAlarms> alarms =
        Optional.ofNullable(configuration.alarms())
            .filter(given -> Boolean.TRUE.equals(given.enable()));
    names = alarms.map(DeploymentAlarms::alarmNames).orElse(List.of());
    rollsBack = alarms.map(DeploymentAlarms::rollback).filter(Boolean.TRUE::equals).isPresent();
    bake = bake(configuration);
  }

  /** A deployment that shifts traffic bakes in a stage of its own. */
  private static Duration bake(DeploymentConfiguration configuration) {
    return switch (Strategy.of(configuration)) {
      case Strategy.Rolling() ->
          Optional.ofNullable(configuration.bakeTimeInMinutes())
              .filter(minutes -> minutes > 0)
              .map(Duration::ofMinutes)
              .orElse(BAKE);
      case Strategy.Shifting _ -> Duration.ZERO;
    };
  }

  /** When one is red already, all are ignored as long as the deployment runs. */
  void begin(Predicate<String> isRed) {
    watching = !names.isEmpty() && names.stream().noneMatch(isRed);
  }

  boolean isWatching() {
    return watching;
  }

  /** Why the deployment has to be given up, once an alarm is red. */
  Optional<Failure> look(Predicate<String> isRed) {
    red = watching ? names.stream().filter(isRed).toList() : List.of();
    return red.isEmpty() ? Optional.empty() : Optional.of(Failure.alarmed(red, rollsBack));
  }

  /**
   * Whether the new tasks alone have served for the bake time.
   *
   * @param now when they do
   */
  boolean hasBaked(Instant now) {
    settled = Optional.ofNullable(settled).orElse(now);
    return !watching || !now.isBefore(settled.plus(bake));
  }

  ServiceDeploymentAlarms describe(boolean ended) {
    return ServiceDeploymentAlarms.builder()
        .status(status(ended))
        .alarmNames(names)
        .triggeredAlarmNames(red)
        .build();
  }

  private ServiceDeploymentRollbackMonitorsStatus status(boolean ended) {
    if (!watching) {
      return ServiceDeploymentRollbackMonitorsStatus.DISABLED;
    }
    if (!red.isEmpty()) {
      return ServiceDeploymentRollbackMonitorsStatus.TRIGGERED;
    }
    return ended
        ? ServiceDeploymentRollbackMonitorsStatus.MONITORING_COMPLETE
        : ServiceDeploymentRollbackMonitorsStatus.MONITORING;
  }
}
