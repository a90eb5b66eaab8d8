package dev.slipway.core;

import java.time.Duration;
import java.util.List;

/**
 * How patient and how strict Slipway is with one service.
 *
 * @param bakeTime how long alarms and tasks are watched after the rollout
 * @param rolloutTimeout how long a rollout may take
 * @param rollbackTimeout how long a rollback may take
 * @param failedTasksAllowed failed tasks of the new revision that are still seen as chance
 * @param firstDesiredCount the count a service with desired count 0 is raised to by its first
 *     deployment
 * @param alarms names of the CloudWatch alarms that turn a deployment back
 * @param watchTime how long after a success its alarms still turn it back
 * @param redAlarms what alarms that are red already mean
 * @param gates what else is asked before anything moves
 */
public record Policy(
    Duration bakeTime,
    Duration rolloutTimeout,
    Duration rollbackTimeout,
    int failedTasksAllowed,
    int firstDesiredCount,
    List<String> alarms,
    Duration watchTime,
    RedAlarms redAlarms,
    Gates gates) {

  /** The same with other gates. */
  public Policy with(Gates other) {
    return new Policy(
        bakeTime,
        rolloutTimeout,
        rollbackTimeout,
        failedTasksAllowed,
        firstDesiredCount,
        alarms,
        watchTime,
        redAlarms,
        other);
  }
}
