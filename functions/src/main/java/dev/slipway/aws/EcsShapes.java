package dev.slipway.aws;

import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ObservedTask.Life;
import dev.slipway.core.evidence.ObservedTask.Stop;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceDeployment.Breaker;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.evidence.ServiceState.Counts;
import dev.slipway.core.evidence.ServiceState.Event;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Rollback;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;
import software.amazon.awssdk.services.ecs.model.Task;

/** ECS's shapes as evidence. */
final class EcsShapes {
  private EcsShapes() {}

  static ServiceState service(Service service) {
    return new ServiceState(
        service.taskDefinition(),
        new Counts(service.desiredCount(), service.runningCount()),
        isSteady(service),
        Optional.ofNullable(service.currentServiceDeployment()),
        since(service),
        EcsSettings.of(service),
        service.events().stream().map(e -> new Event(e.createdAt(), e.message())).toList());
  }

  // Unlike its updatedAt, this stays when the desired count changes (ECS API, Deployment, read
  // 2026-11).
  private static Optional<Instant> since(Service service) {
    return service.deployments().stream()
        .filter(deployment -> "PRIMARY".equals(deployment.status()))
        .map(Deployment::createdAt)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static boolean isSteady(Service service) {
    return service.deployments().size() == 1
        && (service.deployments().getFirst().rolloutState() == DeploymentRolloutState.COMPLETED
            || isAlone(service));
  }

  // Of what shifts traffic ECS may give no rollout state: then the one revision that is left, and
  // is there in full, tells (ECS API, Deployment and ServiceCurrentRevisionSummary, read 2026-11).
  private static boolean isAlone(Service service) {
    return service.deployments().getFirst().rolloutState() == null
        && service.currentServiceRevisions().size() == 1
        && service.pendingCount() == 0
        && service.runningCount().equals(service.desiredCount());
  }

  static ServiceDeployment deployment(
      software.amazon.awssdk.services.ecs.model.ServiceDeployment deployment) {
    return new ServiceDeployment(
        deployment.serviceDeploymentArn(),
        ServiceDeployment.Status.valueOf(deployment.statusAsString()),
        Optional.ofNullable(deployment.statusReason()).orElse(""),
        breaker(Optional.ofNullable(deployment.deploymentCircuitBreaker())),
        isTriggered(deployment.alarms()),
        deployment.createdAt(),
        deployment.targetServiceRevision().arn(),
        deployment.sourceServiceRevisions().stream().map(ServiceRevisionSummary::arn).toList(),
        Optional.ofNullable(deployment.rollback()).map(Rollback::serviceRevisionArn),
        EcsStrategies.stage(deployment));
  }

  private static Breaker breaker(Optional<ServiceDeploymentCircuitBreaker> breaker) {
    return breaker
        .map(
            each ->
                new Breaker(
                    each.status() == ServiceDeploymentRollbackMonitorsStatus.TRIGGERED,
                    Objects.requireNonNullElse(each.failureCount(), 0),
                    Objects.requireNonNullElse(each.threshold(), 0)))
        .orElse(Breaker.OFF);
  }

  private static boolean isTriggered(ServiceDeploymentAlarms alarms) {
    return alarms != null && alarms.status() == ServiceDeploymentRollbackMonitorsStatus.TRIGGERED;
  }

  static ObservedTask task(Task task) {
    boolean running = "RUNNING".equals(task.lastStatus()) && "RUNNING".equals(task.desiredStatus());
    return new ObservedTask(
        task.taskArn(),
        task.taskDefinitionArn(),
        task.createdAt(),
        running,
        stop(task),
        task.containers().stream().map(EcsShapes::container).toList(),
        new Life(
            Objects.requireNonNullElse(task.lastStatus(), ""),
            Optional.ofNullable(task.startedAt()),
            Optional.ofNullable(task.executionStoppedAt()),
            address(task)));
  }

  private static Optional<String> address(Task task) {
    return task.attachments().stream()
        .flatMap(attachment -> attachment.details().stream())
        .filter(detail -> "privateIPv4Address".equals(detail.name()))
        .map(KeyValuePair::value)
        .findFirst();
  }

  private static Optional<Stop> stop(Task task) {
    String reason = Optional.ofNullable(task.stoppedReason()).orElse("");
    String code = Optional.ofNullable(task.stopCodeAsString()).orElse("");
    return code.isEmpty() && reason.isEmpty()
        ? Optional.empty()
        : Optional.of(new Stop(code, reason));
  }

  private static ObservedContainer container(Container container) {
    return new ObservedContainer(
        container.name(),
        Optional.ofNullable(container.imageDigest()),
        Optional.ofNullable(container.exitCode()),
        Optional.ofNullable(container.reason()),
        Optional.ofNullable(container.healthStatusAsString())
            .filter(word -> !word.equals("UNKNOWN")));
  }
}
