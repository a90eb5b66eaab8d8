package dev.slipway.rehearsal.ecs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;

/** A service: its configuration, its deployments, its tasks and what it has said. */
final class LocalService {

  private static final int KEPT_EVENTS = 100;

  private final List<Rollout> rollouts = new ArrayList<>();
  private final List<Rollout> history = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<LocalTask> tasks = new ArrayList<>();
  private final Deque<ServiceEvent> events = new ArrayDeque<>();
  private Service shape;
  private boolean steady;
  private boolean stuck;
  private Optional<String> unplaced = Optional.empty();

  LocalService(Service shape) {
    this.shape = shape;
  }

  String arn() {
    return shape.serviceArn();
  }

  String name() {
    return shape.serviceName();
  }

  String clusterArn() {
    return shape.clusterArn();
  }

  Service shape() {
    return shape;
  }

  void shape(Service next) {
    shape = next;
  }

  boolean isActive() {
    return "ACTIVE".equals(shape.status());
  }

  Capacity capacity() {
    return Capacity.of(shape.desiredCount(), shape.deploymentConfiguration());
  }

  boolean hasBreaker() {
    return Boolean.TRUE.equals(breaker().enable());
  }

  boolean rollsBack() {
    return hasBreaker() && Boolean.TRUE.equals(breaker().rollback());
  }

  /** Whether its present deployment shifts traffic, or did when it ran. */
  boolean isShifting() {
    return current().journey().isPresent();
  }

  /** What most of the users see: the oldest of those with the largest share. */
  Optional<Rollout> serving() {
    return rollouts.stream()
        .reduce((older, newer) -> newer.production() > older.production() ? newer : older);
  }

  /** Whether the primary deployment has all its tasks, healthy. */
  boolean hasAllHealthy() {
    List<LocalTask> living =
        tasksOf(primary()).stream().filter(task -> !task.isToldToStop()).toList();
    return living.size() == shape.desiredCount() && living.stream().allMatch(LocalTask::isHealthy);
  }

  /** The deployments still listed, oldest first; the last is the primary one. */
  List<Rollout> rollouts() {
    return rollouts;
  }

  Rollout primary() {
    return rollouts.getLast();
  }

  List<Attempt> attempts() {
    return attempts;
  }

  Attempt current() {
    return attempts.getLast();
  }

  void add(Rollout rollout, Attempt attempt) {
    rollouts.add(rollout);
    history.add(rollout);
    attempts.add(attempt);
  }

  /** All tasks the API still shows, oldest first. */
  List<LocalTask> tasks() {
    return tasks;
  }

  List<LocalTask> tasksOf(Rollout rollout) {
    return tasks.stream().filter(task -> task.rollout() == rollout).toList();
  }

  Optional<LocalTask> task(String id) {
    return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
  }

  int runningCount() {
    return (int) tasks.stream().filter(LocalTask::isRunning).count();
  }

  int pendingCount() {
    return (int) tasks.stream().filter(LocalTask::isPending).count();
  }

  /** Whether it was steady before. */
  boolean steady(boolean now) {
    boolean before = steady;
    steady = now;
    return before;
  }

  /** Whether it was stuck before. */
  boolean stuck(boolean now) {
    boolean before = stuck;
    stuck = now;
    return before;
  }

  /** Whether the reason why no task is placed was the same before. */
  boolean unplaced(Optional<String> now) {
    boolean same = unplaced.equals(now);
    unplaced = now;
    return same;
  }

  void remember(ServiceEvent event) {
    events.addFirst(event);
    while (events.size() > KEPT_EVENTS) {
      events.removeLast();
    }
  }

  Service describe() {
    List<Deployment> deployments = rollouts.reversed().stream().map(this::describe).toList();
    return shape.toBuilder()
        .runningCount(runningCount())
        .pendingCount(pendingCount())
        .deployments(deployments)
        .events(events)
        .currentServiceDeployment(current().arn())
        .currentServiceRevisions(rollouts.reversed().stream().map(this::currentSummary).toList())
        .build();
  }

  ServiceRevisionSummary summary(Rollout rollout) {
    ServiceRevisionSummary.Builder summary =
        ServiceRevisionSummary.builder()
            .arn(rollout.revision().arn())
            .requestedTaskCount(rollout.wanted())
            .runningTaskCount(running(rollout))
            .pendingTaskCount(pending(rollout));
    if (!rollout.isRolling()) {
      summary
          .requestedProductionTrafficWeight(rollout.production())
          .requestedTestTrafficWeight(rollout.test());
    }
    return summary.build();
  }

  Optional<ServiceRevision> revision(String revisionArn) {
    return history.stream()
        .filter(rollout -> rollout.revision().arn().equals(revisionArn))
        .findFirst()
        .map(LocalService::describeRevision);
  }

  private static ServiceRevision describeRevision(Rollout rollout) {
    Revision revision = rollout.revision();
    ServiceRevision.Builder description = ServiceRevision.builder();
    Fields.overlay(revision.shape(), description);
    rollout.settings().show(description);
    List<ContainerImage> images =
        revision.definition().containerDefinitions().stream()
            .map(
                container ->
                    ContainerImage.builder()
                        .containerName(container.name())
                        .image(container.image())
                        .imageDigest(rollout.digests().get(container.name()))
                        .build())
            .toList();
    return description
        .serviceRevisionArn(revision.arn())
        .createdAt(revision.createdAt())
        .containerImages(images)
        .resolvedConfiguration(revision.resolved().orElse(null))
        .build();
  }

  private Deployment describe(Rollout rollout) {
    String status = rollout == primary() ? "PRIMARY" : "ACTIVE";
    return rollout.describe(status, running(rollout), pending(rollout));
  }

  private ServiceCurrentRevisionSummary currentSummary(Rollout rollout) {
    ServiceCurrentRevisionSummary.Builder current = ServiceCurrentRevisionSummary.builder();
    Fields.overlay(summary(rollout), current);
    return current.build();
  }

  private int running(Rollout rollout) {
    return (int) tasksOf(rollout).stream().filter(LocalTask::isRunning).count();
  }

  private int pending(Rollout rollout) {
    return (int) tasksOf(rollout).stream().filter(LocalTask::isPending).count();
  }

  private DeploymentCircuitBreaker breaker() {
    return Optional.ofNullable(shape.deploymentConfiguration().deploymentCircuitBreaker())
        .orElse(DeploymentCircuitBreaker.builder().enable(false).rollback(false).build());
  }
}
