package dev.slipway.core.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ECS service deployment.
 *
 * @param reason ECS's words on the status, or empty
 * @param breaker how far its circuit breaker counted
 * @param alarmsTriggered whether ECS's own deployment alarms ended it
 * @param targetRevision ARN of the service revision it brings
 * @param sourceRevisions ARNs of the service revisions it replaces
 * @param rollbackRevision ARN of the service revision it returns to, once it rolls back
 * @param stage where it is, if it shifts traffic
 */
public record ServiceDeployment(
    String arn,
    Status status,
    String reason,
    Breaker breaker,
    boolean alarmsTriggered,
    Instant createdAt,
    String targetRevision,
    List<String> sourceRevisions,
    Optional<String> rollbackRevision,
    Optional<LifecycleStage> stage) {
  private static final Pattern ECS_ITSELF =
      Pattern.compile("circuit ?breaker|alarm|lifecycle|traffic", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOOK = Pattern.compile("hook", Pattern.CASE_INSENSITIVE);

  /** One that replaces tasks without stages. */
  public ServiceDeployment(
      String arn,
      Status status,
      String reason,
      Breaker breaker,
      boolean alarmsTriggered,
      Instant createdAt,
      String targetRevision,
      List<String> sourceRevisions,
      Optional<String> rollbackRevision) {
    this(
        arn,
        status,
        reason,
        breaker,
        alarmsTriggered,
        createdAt,
        targetRevision,
        sourceRevisions,
        rollbackRevision,
        Optional.empty());
  }

  /**
   * Whether ECS's circuit breaker, deployment alarms or a lifecycle hook ended it, and not a
   * person. Texts: ECS developer guide, ecs_service_deployment_events, read 2026-11.
   */
  public boolean endedByEcs() {
    return breaker.triggered()
        || alarmsTriggered
        || endedByHook()
        || ECS_ITSELF.matcher(reason).find();
  }

  /** Whether a lifecycle hook ended it: it said no, or gave no answer in time. */
  public boolean endedByHook() {
    return HOOK.matcher(reason).find();
  }

  /** ARN of the service revision that it leads to now. */
  public String goal() {
    return rollbackRevision.filter(any -> status.isRollback()).orElse(targetRevision);
  }

  /**
   * The circuit breaker's count (ECS API, ServiceDeploymentCircuitBreaker, read 2026-11).
   *
   * @param triggered whether it ended the deployment
   * @param threshold the count that triggers it; 0 when it is off
   */
  public record Breaker(boolean triggered, int failures, int threshold) {
    public static final Breaker OFF = new Breaker(false, 0, 0);
  }

  /** ECS API, ServiceDeploymentStatus, read 2026-11. */
  public enum Status {
    PENDING,
    SUCCESSFUL,
    STOPPED,
    STOP_REQUESTED,
    IN_PROGRESS,
    ROLLBACK_REQUESTED,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_SUCCESSFUL,
    ROLLBACK_FAILED;

    public boolean isRollback() {
      return name().startsWith("ROLLBACK_");
    }

    public boolean isStop() {
      return this == STOPPED || this == STOP_REQUESTED;
    }
  }
}
