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
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Begins and ends a service's deployments, and sees when they must be turned back. Sources:
 * deployment-circuit-breaker and service-deployment, read 2026-11.
 */
final class Deployments {

  private final Room room;
  private final Stages stages;
  private final WayBack wayBack;

  Deployments(Room room) {
    this.room = room;
    this.stages = new Stages(room);
    this.wayBack = new WayBack(room, stages);
  }

  /** Begins a deployment of the service as it is now configured; a running one is superseded. */
  void begin(LocalService service, TaskDefinition definition) {
    String cluster = Names.last(service.clusterArn());
    Strategy strategy = Strategy.of(service.shape().deploymentConfiguration());
    Rollout rollout = rollout(service, definition, strategy);
    String id = rollout.id();
    List<Rollout> sources = List.copyOf(service.rollouts());
    Attempt.Origin origin = new Attempt.Origin(sources, journey(service, rollout, strategy));
    String arn = room.names().serviceDeploymentArn(cluster, service.name());
    supersede(service, strategy);
    service.add(rollout, new Attempt(arn, service, rollout, origin));
    room.announcements()
        .deployment(service, DeploymentNews.inProgress(id, Messages.inProgress(id)));
    room.announcements().action(service, "INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS");
    room.changed().accept(service);
  }

  private Rollout rollout(LocalService service, TaskDefinition definition, Strategy strategy) {
    String cluster = Names.last(service.clusterArn());
    String arn = room.names().serviceRevisionArn(cluster, service.name());
    List<LoadBalancer> loadBalancers =
        Colours.resolved(service.shape().loadBalancers(), service.serving(), strategy);
    Revision revision = new Revision(arn, service.shape(), definition, loadBalancers, now());
    String id = room.names().deploymentId();
    return switch (strategy) {
      case Strategy.Rolling() -> new Rollout(id, revision, service.shape().desiredCount());
      case Strategy.Shifting _ -> new Rollout(id, revision, 0);
    };
  }

  private Optional<Journey> journey(LocalService service, Rollout green, Strategy strategy) {
    return switch (strategy) {
      case Strategy.Rolling() -> Optional.empty();
      case Strategy.Shifting shifting -> {
        Journey.Course course = new Journey.Course(green, service.serving(), shifting);
        boolean several = service.rollouts().size() > 1;
        Stage first = several ? Stage.RECONCILE_SERVICE : Stage.PRE_SCALE_UP;
        yield Optional.of(new Journey(course, first, now()));
      }
    };
  }

  /** Takes the steps that need no task to change first. */
  void advance(LocalService service) {
    Attempt attempt = service.current();
    service.attempts().stream()
        .filter(each -> each.is(STOP_REQUESTED))
        .forEach(each -> each.become(STOPPED, null, now()));
    if (attempt.is(ROLLBACK_REQUESTED)) {
      wayBack.giveUp(service, Failure.asked());
    } else {
      failure(service, attempt).ifPresent(failure -> wayBack.fail(service, failure));
    }
    wantTasks(service);
  }

  private Optional<Failure> failure(LocalService service, Attempt attempt) {
    return obstacle(service, attempt)
        .map(Failure::of)
        .or(() -> seen(attempt))
        .or(() -> broken(service));
  }

  private Optional<String> obstacle(LocalService service, Attempt attempt) {
    if (attempt.is(PENDING)) {
      attempt.become(IN_PROGRESS, null, now());
      attempt.alarms().begin(room.cloud().alarms());
      return attempt.journey().flatMap(journey -> stages.begin(service, journey));
    }
    return attempt.is(IN_PROGRESS) || attempt.is(ROLLBACK_IN_PROGRESS)
        ? attempt.journey().flatMap(journey -> stages.advance(service, journey))
        : Optional.empty();
  }

  private Optional<Failure> seen(Attempt attempt) {
    return attempt.is(IN_PROGRESS)
        ? attempt.alarms().look(room.cloud().alarms())
        : Optional.empty();
  }

  private static Optional<Failure> broken(LocalService service) {
    return hasTooManyFailures(service)
        ? Optional.of(Failure.broken(service.rollsBack()))
        : Optional.empty();
  }

  /** A revision that is brought up beside another has none before its stage. */
  private static void wantTasks(LocalService service) {
    boolean early = service.current().journey().filter(way -> !way.hasScaledUp()).isPresent();
    if (!early && !service.primary().is(DeploymentRolloutState.FAILED)) {
      service.primary().want(service.shape().desiredCount());
    }
  }

  /** All tasks are new, healthy, and the old ones are gone. */
  void complete(LocalService service) {
    Rollout primary = service.primary();
    primary.become(DeploymentRolloutState.COMPLETED, Messages.completed(primary.id()), now());
    service.rollouts().removeIf(rollout -> rollout != primary);
    primary.production(100);
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
  private void supersede(LocalService service, Strategy next) {
    if (next instanceof Strategy.Rolling) {
      service.rollouts().forEach(rollout -> rollout.want(healthy(service, rollout)));
    }
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

  private static boolean hasTooManyFailures(LocalService service) {
    Rollout primary = service.primary();
    return service.hasBreaker()
        && primary.is(DeploymentRolloutState.IN_PROGRESS)
        && primary.failures() >= service.capacity().breakerThreshold();
  }

  private static int healthy(LocalService service, Rollout rollout) {
    return (int) service.tasksOf(rollout).stream().filter(LocalTask::isHealthy).count();
  }

  private Instant now() {
    return room.lane().now();
  }
}
