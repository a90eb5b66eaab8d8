package dev.slipway.core;

import dev.slipway.core.evidence.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One wait: what is expected of the service and since when.
 *
 * @param since when the phase began
 * @param failure in a rollback, what went wrong before it
 * @param ignoredAlarms names of alarms that say nothing in this wait
 */
public record Watch(
    Phase phase,
    AttachedService service,
    Rollout rollout,
    Instant since,
    Optional<Cause> failure,
    List<String> ignoredAlarms)
    implements Wait {

  @Override
  public String state() {
    return phase.state();
  }

  /** When the phase is over: the bake's end, or the limit of a rollout or rollback. */
  public Instant until() {
    return since.plus(longest());
  }

  private Duration longest() {
    Policy policy = service.policy();
    return switch (phase) {
      case ROLLOUT -> policy.rolloutTimeout();
      case BAKE -> policy.bakeTime();
      case ROLLBACK -> policy.rollbackTimeout();
    };
  }

  /**
   * The same for what goes in stages: a rollout or rollback has its time from the last stage on,
   * since it may rest for long by design.
   */
  public Instant until(Optional<Progress> progress) {
    return progress
        .filter(any -> phase != Phase.BAKE)
        .map(each -> each.limit(longest()))
        .filter(until()::isBefore)
        .orElseGet(this::until);
  }
}
