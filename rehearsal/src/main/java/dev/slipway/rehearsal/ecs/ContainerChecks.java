package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.task.HealthCommand;
import dev.slipway.rehearsal.task.TaskLaunch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.HealthCheck;
import software.amazon.awssdk.services.ecs.model.HealthStatus;

/** Runs the health check commands of a task's containers. Source: healthcheck, read 2026-11. */
final class ContainerChecks {

  private final Room room;
  private final Map<String, Integer> failures = new HashMap<>();

  ContainerChecks(Room room) {
    this.room = room;
  }

  void begin(LocalTask task, TaskLaunch launch) {
    for (ContainerDefinition each : task.rollout().revision().definition().containerDefinitions()) {
      Optional.ofNullable(each.healthCheck())
          .filter(check -> !check.command().equals(List.of("NONE")))
          .ifPresent(check -> next(new Check(task, launch, each.name(), check)));
    }
  }

  private void next(Check check) {
    room.lane().after(seconds(check.definition.interval(), 30), () -> run(check));
  }

  /** The time-out is wall time, since a command does not run faster on a fast clock. */
  private void run(Check check) {
    if (check.task.isToldToStop()) {
      failures.remove(check.key());
      return;
    }
    Duration timeout = seconds(check.definition.timeout(), 5);
    HealthCommand command = new HealthCommand(check.container, check.definition.command(), timeout);
    room.cloud()
        .runtime()
        .check(check.launch, command)
        .whenComplete(
            (passed, broke) ->
                room.lane().soon(() -> count(check, broke == null && Boolean.TRUE.equals(passed))));
  }

  /** Failures within the start period do not count. */
  private void count(Check check, boolean passed) {
    int failed = passed || isStarting(check) ? 0 : failures.getOrDefault(check.key(), 0) + 1;
    failures.put(check.key(), failed);
    if (passed) {
      become(check, HealthStatus.HEALTHY);
    } else if (failed >= Optional.ofNullable(check.definition.retries()).orElse(3)) {
      become(check, HealthStatus.UNHEALTHY);
    }
    next(check);
  }

  private void become(Check check, HealthStatus status) {
    check.task.changeContainers(
        each ->
            each.name().equals(check.container)
                ? each.toBuilder().healthStatus(status).build()
                : each);
    HealthStatus whole = overall(check.task);
    if (check.task.shape().healthStatus() != whole) {
      check.task.change(shape -> shape.healthStatus(whole));
      room.changed().accept(check.task.service());
    }
  }

  /** A task is as healthy as the worst of its containers that have checks. */
  private static HealthStatus overall(LocalTask task) {
    List<HealthStatus> all =
        task.shape().containers().stream()
            .filter(each -> isChecked(task, each))
            .map(Container::healthStatus)
            .toList();
    if (all.contains(HealthStatus.UNHEALTHY)) {
      return HealthStatus.UNHEALTHY;
    }
    return all.contains(HealthStatus.UNKNOWN) ? HealthStatus.UNKNOWN : HealthStatus.HEALTHY;
  }

  private static boolean isChecked(LocalTask task, Container container) {
    return task.rollout().revision().definition().containerDefinitions().stream()
        .anyMatch(each -> each.name().equals(container.name()) && each.healthCheck() != null);
  }

  private boolean isStarting(Check check) {
    Instant now = room.lane().now();
    Instant started = check.task.runningSince().orElse(now);
    return now.isBefore(started.plus(seconds(check.definition.startPeriod(), 0)));
  }

  private static Duration seconds(@Nullable Integer given, int otherwise) {
    return Duration.ofSeconds(given == null ? otherwise : given);
  }

  private record Check(
      LocalTask task, TaskLaunch launch, String container, HealthCheck definition) {

    private String key() {
      return task.id() + "/" + container;
    }
  }
}
