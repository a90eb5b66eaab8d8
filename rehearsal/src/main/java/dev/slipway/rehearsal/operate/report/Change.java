package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt that began to roll a new image out.
 *
 * @param began when it was about to touch the service
 * @param failure how it failed, at once or after it had seemed good
 */
record Change(Attempt attempt, Instant began, Optional<Failure> failure) {

  private static final String SUCCEEDED = "SUCCEEDED";

  /**
   * How a change failed.
   *
   * @param decided when it was decided that it had
   * @param restored when a proven revision served again; empty until then
   */
  record Failure(Instant decided, Optional<Instant> restored) {

    /** How long the service was without a proven revision. */
    Optional<Duration> lasted() {
      return restored.map(end -> Duration.between(decided, end));
    }
  }

  boolean succeeded() {
    return attempt.ending().verdict().equals(SUCCEEDED);
  }

  /** From the beginning of the rollout to the decision that it failed. */
  Optional<Duration> timeToFail() {
    return failure.map(each -> Duration.between(began, each.decided()));
  }

  Change failed(Failure how) {
    return new Change(attempt, began, Optional.of(how));
  }
}
