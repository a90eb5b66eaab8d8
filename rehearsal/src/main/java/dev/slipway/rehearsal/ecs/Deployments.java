package dev.slipway.rehearsal.ecs;

import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.IN_PROGRESS;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.PENDING;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_FAILED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_REQUESTED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.STOPPED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.STOP_REQUESTED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.SUCCESSFUL;

import dev.slipway.rehearsal.ecs.Announcements.DeploymentNews;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Begins, ends and turns back a service's deployments. Sources: deployment-circuit-breaker and
 * service-deployment, read 2026-11.
 */
final class Deployments {

  private final Room room;

  Deployments(Room room) {
    this.room = room;
  }

  /** Begins a deployment of the service as it is now configured; a running one is superseded. */
  void begin(LocalService service, TaskDefinition definition) {
    String cluster = Names.last(service.clusterArn());
    String revisionArn = room.names().serviceRevisionArn(cluster, service.name());
    Revision revision = new Revision(revisionArn, service.shape(), definition, now());
    String id = room.names().deploymentId();
    List<Rollout> sources = List.copyOf(service.rollouts());
    Rollout rollout = new Rollout(id, revision, service.shape().desiredCount());
    String arn = room.names().serviceDeploymentArn(cluster, service.name());
    supersede(service);
    service.add(rollout, new Attempt(arn, service, rollout, sources));
    room.announcements()
        .deployment(service, DeploymentNews.inProgress(id, Messages.inProgress(id)));
    room.announcements().action(service, "INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS");
    room.changed().accept(service);
  }

  /** Takes the steps that need no task to change first. */
  void advance(LocalService service) {
    Attempt attempt = service.current();
    service.attempts().stream()
        .filter(each -> each.is(STOP_REQUESTED))
        .forEach(each -> each.become(STOPPED, null, now()));
    if (attempt.is(PENDING)) {
      attempt.become(IN_PROGRESS, null, now());
    }
    if (attempt.is(ROLLBACK_REQUESTED)) {
      giveUp(service, Messages.ASKED);
    } else if (hasTooManyFailures(service)) {
      breakCircuit(service);
    }
    if (!service.primary().is(DeploymentRolloutState.FAILED)) {
      service.primary().want(service.shape().desiredCount());
    }
  }

  /** All tasks are new, healthy, and the old ones are gone. */
  void complete(LocalService service) {
    Rollout primary = service.primary();
    primary.become(DeploymentRolloutState.COMPLETED, Messages.completed(primary.id()), now());
    service.rollouts().removeIf(rollout -> rollout != primary);
    Attempt attempt = service.current();
    attempt.become(
        attempt.is(ROLLBACK_IN_PROGRESS) ? ROLLBACK_SUCCESSFUL : SUCCESSFUL, null, now());
    room.announcements()
        .service(service, "(deployment " + primary.id() + ") deployment completed.");
    room.announcements().deployment(service, DeploymentNews.completed(primary.id()));
    room.announcements().action(service, "INFO", "SERVICE_DEPLOYMENT_COMPLETED");
  }

  /** A person asks for the rollback: stop-service-deployment, read 2026-11. */
  void stop(LocalService service, Attempt attempt) {
    if (attempt.hasEnded()) {
      throw Refusals.conflict(
          "The service deployment is in status " + attempt.status() + " and cannot be stopped.");
    }
    if (attempt.is(PENDING) || attempt.is(IN_PROGRESS)) {
      attempt.become(ROLLBACK_REQUESTED, Messages.ASKED, now());
      room.changed().accept(service);
    }
  }

  /**
   * What is healthy now is what a superseded deployment keeps. A rollback that is superseded has
   * failed: AWS names no move from it to STOPPED.
   */
  private void supersede(LocalService service) {
    service.rollouts().forEach(rollout -> rollout.want(healthy(service, rollout)));
    if (service.attempts().isEmpty() || service.current().hasEnded()) {
      return;
    }
    Attempt attempt = service.current();
    String why = "Superseded by a newer service deployment.";
    attempt.become(afterSuperseded(attempt), why, now());
  }

  private static ServiceDeploymentStatus afterSuperseded(Attempt attempt) {
    if (attempt.is(ROLLBACK_IN_PROGRESS)) {
      return ROLLBACK_FAILED;
    }
    return attempt.is(ROLLBACK_REQUESTED) ? STOPPED : STOP_REQUESTED;
  }

  private boolean hasTooManyFailures(LocalService service) {
    Rollout primary = service.primary();
    return service.hasBreaker()
        && primary.is(DeploymentRolloutState.IN_PROGRESS)
        && primary.failures() >= service.capacity().breakerThreshold();
  }

  private void breakCircuit(LocalService service) {
    String id = service.primary().id();
    room.announcements()
        .service(service, "(deployment " + id + ") deployment failed: tasks failed to start.");
    room.announcements().deployment(service, DeploymentNews.failed(id, Messages.TASK_FAILED_EVENT));
    room.announcements().action(service, "ERROR", "SERVICE_DEPLOYMENT_FAILED");
    giveUp(service, Messages.TASKS_FAILED);
  }

  private void giveUp(LocalService service, String why) {
    Attempt attempt = service.current();
    Rollout failed = service.primary();
    failed.become(DeploymentRolloutState.FAILED, why, now());
    Optional<Rollout> target = lastCompleted(service);
    boolean wanted = attempt.is(ROLLBACK_REQUESTED) || service.rollsBack();
    if (attempt.is(ROLLBACK_IN_PROGRESS)) {
      attempt.become(ROLLBACK_FAILED, why, now());
    } else if (wanted && target.isPresent()) {
      rollBack(service, target.get());
    } else if (attempt.is(ROLLBACK_REQUESTED)) {
      attempt.become(STOPPED, why, now());
    } else {
      attempt.become(STOP_REQUESTED, why, now());
      room.changed().accept(service);
    }
  }

  /** The earlier deployment comes back under its own id, as service events show. */
  private void rollBack(LocalService service, Rollout earlier) {
    boolean asked = service.current().is(ROLLBACK_REQUESTED);
    service.primary().want(0);
    service.rollouts().remove(earlier);
    service.rollouts().add(earlier);
    String reason =
        asked ? Messages.goingBackTo(earlier.id()) : Messages.rollingBackTo(earlier.id());
    earlier.resume(reason, service.shape().desiredCount(), now());
    service.shape(restored(service.shape(), earlier.revision().shape()));
    service.current().rollsBackTo(earlier, asked ? Messages.ASKED : Messages.BROKEN, now());
    room.announcements().service(service, "rolling back to deployment " + earlier.id() + ".");
    room.announcements().deployment(service, DeploymentNews.inProgress(earlier.id(), reason));
    room.announcements().action(service, "INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS");
  }

  /** A rollback restores what makes a service revision, and leaves the desired count alone. */
  private static Service restored(Service now, Service earlier) {
    return now.toBuilder()
        .taskDefinition(earlier.taskDefinition())
        .networkConfiguration(earlier.networkConfiguration())
        .loadBalancers(earlier.loadBalancers())
        .platformVersion(earlier.platformVersion())
        .build();
  }

  private static Optional<Rollout> lastCompleted(LocalService service) {
    return service.rollouts().reversed().stream()
        .filter(rollout -> rollout.is(DeploymentRolloutState.COMPLETED))
        .findFirst();
  }

  private static int healthy(LocalService service, Rollout rollout) {
    return (int) service.tasksOf(rollout).stream().filter(LocalTask::isHealthy).count();
  }

  private Instant now() {
    return room.lane().now();
  }
}
