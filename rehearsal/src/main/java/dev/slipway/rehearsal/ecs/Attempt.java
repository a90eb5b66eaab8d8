package dev.slipway.rehearsal.ecs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Rollback;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/** What the API calls a service deployment: one attempt to bring a service to a revision. */
final class Attempt {

  private static final Set<ServiceDeploymentStatus> ENDED =
      Set.of(
          ServiceDeploymentStatus.SUCCESSFUL,
          ServiceDeploymentStatus.STOPPED,
          ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL,
          ServiceDeploymentStatus.ROLLBACK_FAILED);

  private final String arn;
  private final LocalService service;
  private final Rollout target;
  private final List<Rollout> sources;
  private final Optional<Journey> journey;
  private final AlarmWatch alarms;
  private ServiceDeployment shape;

  /**
   * What a service deployment starts from.
   *
   * @param sources the deployments listed when it begins
   * @param journey its way through the stages; empty for a rolling update
   */
  record Origin(List<Rollout> sources, Optional<Journey> journey) {
    Origin {
      sources = List.copyOf(sources);
    }
  }

  Attempt(String arn, LocalService service, Rollout target, Origin origin) {
    this.arn = arn;
    this.service = service;
    this.target = target;
    this.sources = origin.sources();
    this.journey = origin.journey();
    this.alarms = new AlarmWatch(target.revision().shape().deploymentConfiguration());
    Instant now = target.revision().createdAt();
    this.shape =
        ServiceDeployment.builder()
            .serviceDeploymentArn(arn)
            .serviceArn(service.arn())
            .clusterArn(service.clusterArn())
            .createdAt(now)
            .updatedAt(now)
            .status(ServiceDeploymentStatus.PENDING)
            .build();
  }

  String arn() {
    return arn;
  }

  Rollout target() {
    return target;
  }

  Optional<Journey> journey() {
    return journey;
  }

  AlarmWatch alarms() {
    return alarms;
  }

  /**
   * Whether it is over when only the tasks that are to stay are left, all healthy. One that shifts
   * traffic must be in its last stage, one that watches alarms must have baked.
   *
   * @param now when it is so
   */
  boolean mayComplete(Instant now) {
    boolean arrived = journey.map(way -> way.isIn(Stage.CLEAN_UP)).orElse(true);
    return arrived && (is(ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS) || alarms.hasBaked(now));
  }

  ServiceDeploymentStatus status() {
    return shape.status();
  }

  boolean is(ServiceDeploymentStatus status) {
    return status() == status;
  }

  boolean hasEnded() {
    return ENDED.contains(status());
  }

  Instant createdAt() {
    return shape.createdAt();
  }

  /** The moves are those of the page service-deployment, read 2026-11. */
  void become(ServiceDeploymentStatus status, @Nullable String why, Instant now) {
    ServiceDeployment.Builder next = shape.toBuilder().status(status).updatedAt(now);
    if (why != null) {
      next.statusReason(why);
    }
    if (status == ServiceDeploymentStatus.IN_PROGRESS) {
      next.startedAt(now);
    }
    shape = next.build();
    if (hasEnded()) {
      shape = shape.toBuilder().finishedAt(now).build();
    }
    if (status == ServiceDeploymentStatus.STOPPED) {
      shape = shape.toBuilder().stoppedAt(now).build();
    }
  }

  void rollsBackTo(Rollout earlier, String why, Instant now) {
    become(ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS, why, now);
    Rollback rollback =
        Rollback.builder()
            .reason(why)
            .startedAt(now)
            .serviceRevisionArn(earlier.revision().arn())
            .build();
    shape = shape.toBuilder().rollback(rollback).build();
  }

  ServiceDeployment describe() {
    return shape.toBuilder()
        .sourceServiceRevisions(sources.stream().map(service::summary).toList())
        .targetServiceRevision(service.summary(target))
        .lifecycleStage(stage().map(Stage::name).orElse(null))
        .deploymentConfiguration(target.revision().shape().deploymentConfiguration())
        .alarms(alarms.describe(hasEnded()))
        .deploymentCircuitBreaker(
            breaker ->
                breaker
                    .status(breaker())
                    .failureCount(target.failures())
                    .threshold(service.capacity().breakerThreshold()))
        .build();
  }

  private Optional<Stage> stage() {
    return is(ServiceDeploymentStatus.PENDING) ? Optional.empty() : journey.map(Journey::stage);
  }

  ServiceDeploymentBrief brief() {
    ServiceDeploymentBrief.Builder brief = ServiceDeploymentBrief.builder();
    Fields.overlay(shape, brief);
    return brief.targetServiceRevisionArn(target.revision().arn()).build();
  }

  private ServiceDeploymentRollbackMonitorsStatus breaker() {
    if (!service.hasBreaker()) {
      return ServiceDeploymentRollbackMonitorsStatus.DISABLED;
    }
    if (target.failures() >= service.capacity().breakerThreshold()) {
      return ServiceDeploymentRollbackMonitorsStatus.TRIGGERED;
    }
    return hasEnded()
        ? ServiceDeploymentRollbackMonitorsStatus.MONITORING_COMPLETE
        : ServiceDeploymentRollbackMonitorsStatus.MONITORING;
  }
}
