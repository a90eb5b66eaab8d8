package dev.slipway.rehearsal.states.asl;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often and after which pauses certain errors are tried again (Step Functions developer guide,
 * concepts-error-handling, read 2026-11).
 *
 * @param maxAttempts retries after the first try; 0 never retries
 */
public record Retrier(ErrorNames errors, int maxAttempts, Backoff backoff) {

  /**
   * The pauses between tries.
   *
   * @param rate how much longer each pause is than the one before, at least 1
   * @param jitter whether a pause is drawn evenly from zero to its computed length
   */
  public record Backoff(
      Duration interval, double rate, Optional<Duration> maxDelay, boolean jitter) {

    /** The pause before the retry with this number, counted from 0. */
    public Duration delay(int retry, RandomGenerator random) {
      double millis = interval.toMillis() * Math.pow(rate, retry);
      double limited = maxDelay.map(limit -> Math.min(millis, limit.toMillis())).orElse(millis);
      return Duration.ofMillis((long) (jitter ? limited * random.nextDouble() : limited));
    }
  }
}
