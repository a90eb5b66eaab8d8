package dev.slipway.rehearsal.story;

import java.time.Duration;

/**
 * What became of one act.
 *
 * @param wall from the push to the execution's end, in wall time
 * @param cloud the same in cloud time
 * @param tasksLaunched tasks of the service started meanwhile, of any revision
 * @param served requests answered with a 2xx meanwhile
 * @param failed requests answered otherwise, or not at all
 * @param live the revision and image tag that serve now
 */
public record Outcome(
    Act act,
    Ending ending,
    Duration wall,
    Duration cloud,
    int tasksLaunched,
    long served,
    long failed,
    String live) {

  boolean asExpected() {
    return act.expected().isMetBy(ending.verdict(), ending.cause()) && failed == 0;
  }
}
