package dev.slipway.rehearsal.story;

import java.time.Duration;

/**
 * What became of a scenario.
 *
 * @param met expectations that were met, no failed request being one
 * @param expectations that were looked at
 * @param wall how long it took on the wall
 * @param cloud how long it took in the cloud
 * @param requests what visitors saw meanwhile
 */
record Review(
    Scenario scenario,
    long met,
    int expectations,
    Duration wall,
    Duration cloud,
    Stage.Requests requests) {

  boolean isGood() {
    return met == expectations;
  }
}
