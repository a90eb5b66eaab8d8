package dev.slipway.rehearsal.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;

/** One entry of a service's {@code deployments}: the tasks of one service revision. */
final class Rollout {

  /** Source: service-throttle-logic, read 2026-11; the first delay is a guess. */
  private static final Duration FIRST_DELAY = Duration.ofSeconds(30);

  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private final String id;
  private final Revision revision;
  private final Instant createdAt;
  private final Map<String, String> digests = new LinkedHashMap<>();
  private DeploymentRolloutState state = DeploymentRolloutState.IN_PROGRESS;
  private String reason;
  private Instant updatedAt;
  private RevisionSettings settings = RevisionSettings.NONE;
  private int wanted;
  private int failures;
  private int launchFailures;
  private Instant launchFrom;
  private double production;
  private double test;

  Rollout(String id, Revision revision, int wanted) {
    this.id = id;
    this.revision = revision;
    this.createdAt = revision.createdAt();
    this.updatedAt = createdAt;
    this.launchFrom = createdAt;
    this.wanted = wanted;
    this.reason = Messages.inProgress(id);
  }

  String id() {
    return id;
  }

  Revision revision() {
    return revision;
  }

  RevisionSettings settings() {
    return settings;
  }

  void settings(RevisionSettings own) {
    settings = own;
  }

  DeploymentRolloutState state() {
    return state;
  }

  boolean is(DeploymentRolloutState other) {
    return state == other;
  }

  void become(DeploymentRolloutState next, String why, Instant now) {
    state = next;
    reason = why;
    updatedAt = now;
  }

  /** Takes up an earlier rollout again, as a rollback does. */
  void resume(String why, int count, Instant now) {
    become(DeploymentRolloutState.IN_PROGRESS, why, now);
    wanted = count;
    failures = 0;
    launchFailures = 0;
    launchFrom = now;
  }

  /** How many tasks it should have. */
  int wanted() {
    return wanted;
  }

  void want(int count) {
    wanted = count;
  }

  /** What it has of production traffic, in percent. */
  double production() {
    return production;
  }

  void production(double percent) {
    production = percent;
  }

  /** What it has of test traffic, in percent. */
  double test() {
    return test;
  }

  void test(double percent) {
    test = percent;
  }

  boolean isRolling() {
    return revision.strategy() instanceof Strategy.Rolling;
  }

  /** Consecutive failures, as the circuit breaker counts them. */
  int failures() {
    return failures;
  }

  void failed() {
    failures++;
  }

  /** A healthy task resets the count: deployment-circuit-breaker, read 2026-11. */
  void healthy() {
    failures = 0;
    launchFailures = 0;
  }

  /** Tasks that never ran are started again later and later. */
  void launchFailed(Instant now) {
    if (now.isBefore(launchFrom)) {
      return;
    }
    launchFailures++;
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(launchFailures - 1, 5));
    launchFrom = now.plus(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY);
  }

  int launchFailures() {
    return launchFailures;
  }

  boolean mayLaunch(Instant now) {
    return state != DeploymentRolloutState.FAILED && !now.isBefore(launchFrom);
  }

  /** The digests its first task resolved: deployment-type-ecs, read 2026-11. */
  Map<String, String> digests() {
    return digests;
  }

  /** The rollout state is told of rolling updates only (API Deployment, read 2026-11). */
  Deployment describe(String status, int running, int pending) {
    Deployment.Builder described = described(status, running, pending);
    return isRolling()
        ? described.rolloutState(state).rolloutStateReason(reason).build()
        : described.build();
  }

  private Deployment.Builder described(String status, int running, int pending) {
    Deployment.Builder description = Deployment.builder();
    settings.show(description);
    return description
        .id(id)
        .status(status)
        .taskDefinition(revision.definition().taskDefinitionArn())
        .desiredCount(wanted)
        .runningCount(running)
        .pendingCount(pending)
        .failedTasks(failures)
        .createdAt(createdAt)
        .updatedAt(updatedAt)
        .launchType(revision.shape().launchType())
        .capacityProviderStrategy(revision.shape().capacityProviderStrategy())
        .platformVersion(Messages.PLATFORM_VERSION)
        .platformFamily(Messages.PLATFORM_FAMILY)
        .networkConfiguration(revision.shape().networkConfiguration());
  }
}
