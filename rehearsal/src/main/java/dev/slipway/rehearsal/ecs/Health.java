package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.ecs.Targets.Healths;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * Looks how a service's tasks are and condemns those that fail their checks after their grace
 * period. Source: API DeploymentConfiguration and UpdateService, read 2026-11.
 */
final class Health {

  private final Room room;

  Health(Room room) {
    this.room = room;
  }

  void observe(LocalService service) {
    Healths healths = room.targets().look();
    service.tasks().stream()
        .filter(task -> task.isRunning() && !task.isToldToStop())
        .filter(task -> task.verdict().isEmpty())
        .forEach(task -> observe(task, healths));
  }

  private void observe(LocalTask task, Healths healths) {
    boolean healthy = isHealthy(task, healths);
    if (healthy && !task.isHealthy()) {
      task.rollout().healthy();
    }
    task.healthy(healthy);
    if (!isInGrace(task)) {
      failingTarget(task, healths).ifPresent(failing -> condemn(task, failing));
      failingContainer(task);
    }
  }

  private boolean isHealthy(LocalTask task, Healths healths) {
    int expected = task.rollout().revision().loadBalancers().size();
    if (expected == 0) {
      return task.passesContainerChecks() && (task.hasContainerChecks() || isSettled(task));
    }
    long passed =
        healths.of(task).values().stream()
            .filter(health -> health.state() == TargetHealthStateEnum.HEALTHY)
            .count();
    return passed == expected && task.passesContainerChecks();
  }

  private Optional<Map.Entry<LoadBalancer, TargetHealth>> failingTarget(
      LocalTask task, Healths healths) {
    return healths.of(task).entrySet().stream()
        .filter(each -> each.getValue().state() == TargetHealthStateEnum.UNHEALTHY)
        .findFirst();
  }

  private void condemn(LocalTask task, Map.Entry<LoadBalancer, TargetHealth> failing) {
    LoadBalancer loadBalancer = failing.getKey();
    String group = loadBalancer.targetGroupArn();
    String why = Optional.ofNullable(failing.getValue().description()).orElse("");
    room.announcements()
        .service(
            task.service(),
            Messages.unhealthyTarget(task.id(), loadBalancer.containerPort(), group, why));
    condemn(task, Messages.failedTargetChecks(group));
  }

  private void failingContainer(LocalTask task) {
    boolean failed = task.shape().healthStatus() == HealthStatus.UNHEALTHY;
    if (failed && task.verdict().isEmpty()) {
      room.announcements()
          .service(task.service(), "(task " + task.id() + ") failed container health checks.");
      condemn(task, Messages.FAILED_CONTAINER_CHECKS);
    }
  }

  private static void condemn(LocalTask task, String why) {
    task.condemn(why);
    if (task.rollout().is(DeploymentRolloutState.IN_PROGRESS)) {
      task.rollout().failed();
    }
  }

  private boolean isInGrace(LocalTask task) {
    Integer grace = task.service().shape().healthCheckGracePeriodSeconds();
    return grace != null && runs(task).compareTo(Duration.ofSeconds(grace)) < 0;
  }

  private boolean isSettled(LocalTask task) {
    return runs(task).compareTo(room.timings().settled()) >= 0;
  }

  private Duration runs(LocalTask task) {
    Instant now = room.lane().now();
    return Duration.between(task.runningSince().orElse(now), now);
  }
}
