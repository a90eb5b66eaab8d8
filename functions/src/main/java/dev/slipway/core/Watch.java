package dev.slipway.core;

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
    Policy policy = service.policy();
    return switch (phase) {
      case ROLLOUT -> since.plus(policy.rolloutTimeout());
      case BAKE -> since.plus(policy.bakeTime());
      case ROLLBACK -> since.plus(policy.rollbackTimeout());
    };
  }
}
