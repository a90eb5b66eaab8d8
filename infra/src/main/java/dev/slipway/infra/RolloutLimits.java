package dev.slipway.infra;

import java.time.Duration;

/**
 * How long the parts of a deployment may last and how much may go wrong.
 *
 * @param bakeTime how long alarms and health are watched after the rollout, 10 seconds to 1 hour
 * @param rolloutTimeout until a rollout counts as failed, 1 minute to 1 hour
 * @param rollbackTimeout until a rollback needs a human, 1 minute to 1 hour
 * @param failedTasksAllowed how many tasks of the new revision may fail, 0 to 100
 * @param firstDesiredCount the desired count to which the first deployment ever raises a service
 *     that has none, 1 to 1000
 */
public record RolloutLimits(
    Duration bakeTime,
    Duration rolloutTimeout,
    Duration rollbackTimeout,
    int failedTasksAllowed,
    int firstDesiredCount) {

  /**
   * All three together stay below the state machine's own time limit, so that a deployment ends by
   * its own verdict.
   */
  static final Duration LONGEST_DEPLOYMENT = Duration.ofMinutes(110);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * Fits small services with health checks of some seconds; below the other constants, which its
   * checks read.
   */
  public static final RolloutLimits DEFAULTS =
      new RolloutLimits(
          Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofMinutes(15), 1, 2);

  /**
   * @throws IllegalArgumentException when a value is outside its range, with the value, the range
   *     and the fix
   */
  public RolloutLimits {
    Check.within("bakeTime", bakeTime, Duration.ofSeconds(10), HOUR);
    Check.within("rolloutTimeout", rolloutTimeout, MINUTE, HOUR);
    Check.within("rollbackTimeout", rollbackTimeout, MINUTE, HOUR);
    Check.within("failedTasksAllowed", failedTasksAllowed, 0, 100);
    Check.within("firstDesiredCount", firstDesiredCount, 1, 1000);
    Duration longest = bakeTime.plus(rolloutTimeout).plus(rollbackTimeout);
    Check.that(
        longest.compareTo(LONGEST_DEPLOYMENT) <= 0,
        "bakeTime + rolloutTimeout + rollbackTimeout is "
            + longest
            + ": at most "
            + LONGEST_DEPLOYMENT
            + "; shorten one of them");
  }

  public RolloutLimits withBakeTime(Duration time) {
    return new RolloutLimits(
        time, rolloutTimeout, rollbackTimeout, failedTasksAllowed, firstDesiredCount);
  }

  public RolloutLimits withRolloutTimeout(Duration timeout) {
    return new RolloutLimits(
        bakeTime, timeout, rollbackTimeout, failedTasksAllowed, firstDesiredCount);
  }

  public RolloutLimits withRollbackTimeout(Duration timeout) {
    return new RolloutLimits(
        bakeTime, rolloutTimeout, timeout, failedTasksAllowed, firstDesiredCount);
  }

  public RolloutLimits withFailedTasksAllowed(int tasks) {
    return new RolloutLimits(bakeTime, rolloutTimeout, rollbackTimeout, tasks, firstDesiredCount);
  }

  public RolloutLimits withFirstDesiredCount(int count) {
    return new RolloutLimits(bakeTime, rolloutTimeout, rollbackTimeout, failedTasksAllowed, count);
  }
}
