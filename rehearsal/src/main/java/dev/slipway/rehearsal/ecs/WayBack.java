package dev.slipway.rehearsal.ecs;

import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_FAILED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_REQUESTED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.STOPPED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.STOP_REQUESTED;

import dev.slipway.rehearsal.ecs.Announcements.DeploymentNews;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Gives deployments up and brings back what served before them. Sources: deployment-circuit-breaker
 * and service-deployment, read 2026-11.
 */
final class WayBack {

  private final Room room;
  private final Stages stages;

  WayBack(Room room, Stages stages) {
    this.room = room;
    this.stages = stages;
  }

  /** The event is only for who asked ECS to watch: ecs_service_deployment_events. */
  void fail(LocalService service, Failure failure) {
    String id = service.primary().id();
    room.announcements()
        .service(service, "(deployment " + id + ") deployment failed: " + failure.message());
    if (service.hasBreaker() || service.current().alarms().isWatching()) {
      room.announcements().deployment(service, DeploymentNews.failed(id, failure.event()));
    }
    room.announcements().action(service, "ERROR", "SERVICE_DEPLOYMENT_FAILED");
    giveUp(service, failure);
  }

  /** Ends the deployment, by bringing back what served before it where that is wanted. */
  void giveUp(LocalService service, Failure failure) {
    Attempt attempt = service.current();
    service.primary().become(DeploymentRolloutState.FAILED, failure.state(), now());
    Optional<Rollout> target = earlier(service);
    if (attempt.is(ROLLBACK_IN_PROGRESS)) {
      attempt.become(ROLLBACK_FAILED, failure.state(), now());
    } else if (failure.rollsBack() && target.isPresent()) {
      rollBack(service, target.get(), failure);
    } else if (attempt.is(ROLLBACK_REQUESTED)) {
      attempt.become(STOPPED, failure.state(), now());
    } else {
      attempt.become(STOP_REQUESTED, failure.state(), now());
      room.changed().accept(service);
    }
  }

  /** The earlier deployment comes back under its own id, as service events show. */
  private void rollBack(LocalService service, Rollout earlier, Failure failure) {
    Attempt attempt = service.current();
    if (attempt.journey().isEmpty()) {
      service.primary().want(0);
    }
    service.rollouts().remove(earlier);
    service.rollouts().add(earlier);
    String reason = failure.goingBackTo(earlier.id());
    earlier.resume(reason, service.shape().desiredCount(), now());
    service.shape(restored(service.shape(), earlier.revision().shape()));
    attempt.rollsBackTo(earlier, failure.statusReason(), now());
    room.announcements().service(service, "rolling back to deployment " + earlier.id() + ".");
    room.announcements().deployment(service, DeploymentNews.inProgress(earlier.id(), reason));
    room.announcements().action(service, "INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS");
    attempt
        .journey()
        .flatMap(journey -> stages.turnBack(service, journey))
        .ifPresent(closed -> giveUp(service, Failure.of(Messages.WAY_BACK_CLOSED + closed)));
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

  /** Blue, where it stands beside green; else the last deployment that was completed. */
  private static Optional<Rollout> earlier(LocalService service) {
    Optional<Journey> journey = service.current().journey();
    return journey.isPresent() ? journey.flatMap(Journey::blue) : lastCompleted(service);
  }

  private static Optional<Rollout> lastCompleted(LocalService service) {
    return service.rollouts().reversed().stream()
        .filter(rollout -> rollout.is(DeploymentRolloutState.COMPLETED))
        .findFirst();
  }

  private Instant now() {
    return room.lane().now();
  }
}
