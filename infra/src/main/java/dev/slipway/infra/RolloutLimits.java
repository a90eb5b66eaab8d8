package dev.slipway.infra;

import java.time.Duration;

/**
 * How long the parts of a deployment may last and how much may go wrong.
 *
 * @param bakeTime how long alarms and health are watched after the rollout, 10 seconds to 1 hour
 * @param watchTime how long after a success an alarm still turns the deployment back, 0 (never) to
 *     1 day
 * @param rolloutTimeout until a rollout counts as failed, 1 minute to 1 hour
 * @param rollbackTimeout until one way back is given up for the next, 1 minute to 1 hour
 * @param failedTasksAllowed how many tasks of the new revision may fail, 0 to 100
 * @param firstDesiredCount the desired count to which the first deployment ever raises a service
 *     that has none, 1 to 1000
 */
public record RolloutLimits(
    Duration bakeTime,
    Duration watchTime,
    Duration rolloutTimeout,
    Duration rollbackTimeout,
    int failedTasksAllowed,
    int firstDesiredCount) {

  /**
   * Rollout, bake and all ways back together stay below the state machine's own time limit, so that
   * a deployment ends by its own verdict.
   */
  static final Duration LONGEST_DEPLOYMENT = Duration.ofMinutes(110);

  /**
   * How many ways back one deployment may try: the one ECS goes by itself or is asked to go, the
   * proven revision, and the one before it.
   */
  private static final int WAYS_BACK = 3;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * Fits small services with health checks of some seconds; below the other constants, which its
   * checks read.
   */
  public static final RolloutLimits DEFAULTS =
      new RolloutLimits(
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15),
          Duration.ofMinutes(15),
          1,
          2);

  /**
   * @throws IllegalArgumentException when a value is outside its range, with the value, the range
   *     and the fix
   */
  public RolloutLimits {
    Check.within("bakeTime", bakeTime, Duration.ofSeconds(10), HOUR);
    Check.within("watchTime", watchTime, Duration.ZERO, DAY);
    Check.within("rolloutTimeout", rolloutTimeout, MINUTE, HOUR);
    Check.within("rollbackTimeout", rollbackTimeout, MINUTE, HOUR);
    Check.within("failedTasksAllowed", failedTasksAllowed, 0, 100);
    Check.within("firstDesiredCount", firstDesiredCount, 1, 1000);
    Duration longest = bakeTime.plus(rolloutTimeout).plus(rollbackTimeout.multipliedBy(WAYS_BACK));
    Check.that(
        longest.compareTo(LONGEST_DEPLOYMENT) <= 0,
        "bakeTime + rolloutTimeout + "
            + WAYS_BACK
            + " × rollbackTimeout (one for each way back) is "
            + longest
            + ": at most "
            + LONGEST_DEPLOYMENT
            + "; shorten one of them");
  }

  public RolloutLimits withBakeTime(Duration time) {
    return new RolloutLimits(
        time, watchTime, rolloutTimeout, rollbackTimeout, failedTasksAllowed, firstDesiredCount);
  }

  public RolloutLimits withWatchTime(Duration time) {
    return new RolloutLimits(
        bakeTime, time, rolloutTimeout, rollbackTimeout, failedTasksAllowed, firstDesiredCount);
  }

  public RolloutLimits withRolloutTimeout(Duration timeout) {
    return new RolloutLimits(
        bakeTime, watchTime, timeout, rollbackTimeout, failedTasksAllowed, firstDesiredCount);
  }

  public RolloutLimits withRollbackTimeout(Duration timeout) {
    return new RolloutLimits(
        bakeTime, watchTime, rolloutTimeout, timeout, failedTasksAllowed, firstDesiredCount);
  }

  public RolloutLimits withFailedTasksAllowed(int tasks) {
    return new RolloutLimits(
        bakeTime, watchTime, rolloutTimeout, rollbackTimeout, tasks, firstDesiredCount);
  }

  public RolloutLimits withFirstDesiredCount(int count) {
    return new RolloutLimits(
        bakeTime, watchTime, rolloutTimeout, rollbackTimeout, failedTasksAllowed, count);
  }
}
