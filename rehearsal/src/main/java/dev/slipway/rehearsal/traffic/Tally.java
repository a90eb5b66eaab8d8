package dev.slipway.rehearsal.traffic;

import java.time.Duration;
import java.util.Locale;

/**
 * What became of the requests of a stretch of time. A request belongs to the stretch it ended in,
 * so that stretches add up and none is counted twice.
 *
 * @param time the stretch's length in wall time
 * @param outcomes how the requests ended
 * @param answeredBy which versions and revisions answered
 * @param latencies how long they took
 */
public record Tally(Duration time, Outcomes outcomes, AnsweredBy answeredBy, Latencies latencies) {

  /** All requests that ended. */
  public long requests() {
    return outcomes.requests();
  }

  /** Requests answered in whole with a 2xx. */
  public long served() {
    return outcomes.served();
  }

  /** Requests answered otherwise, timed out or broken off. */
  public long failed() {
    return requests() - served();
  }

  /** The stretch from that earlier tally of the same client to this one. */
  public Tally minus(Tally earlier) {
    return new Tally(
        time.minus(earlier.time),
        outcomes.minus(earlier.outcomes),
        answeredBy.minus(earlier.answeredBy),
        latencies.minus(earlier.latencies));
  }

  /** One line for a person. */
  @Override
  public String toString() {
    return counted() + ", " + paced() + answered();
  }

  private String counted() {
    String failures = failed() == 0 ? "" : " (" + outcomes.failures() + ")";
    return served() + " served, " + failed() + " failed" + failures;
  }

  private String paced() {
    double seconds = time.toNanos() / 1e9;
    return String.format(
        Locale.ROOT,
        "%.0f/s over %.1f s, p50 %s ms, p99 %s ms",
        seconds > 0 ? requests() / seconds : 0,
        seconds,
        millis(0.5),
        millis(0.99));
  }

  private String answered() {
    return tier("; frontend ", answeredBy.frontends()) + tier("; backend ", answeredBy.backends());
  }

  private static String tier(String name, Counts<String> versions) {
    return versions.each().isEmpty() ? "" : name + versions;
  }

  private String millis(double share) {
    double millis = latencies.quantile(share).toNanos() / 1e6;
    return String.format(Locale.ROOT, millis < 10 ? "%.1f" : "%.0f", millis);
  }
}
