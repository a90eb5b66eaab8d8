package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.report.Change.Failure;
import dev.slipway.rehearsal.operate.report.LeadTimes.LeadTime;
import dev.slipway.rehearsal.operate.report.LeadTimes.Since;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How deployments went.
 *
 * @param succeeded changes that proved good
 * @param began changes that began to roll out
 * @param failed those of them that failed
 * @param restore from the decision that a change had failed until a proven revision served again
 * @param unrestored failed changes after which none serves yet
 * @param fail from the beginning of a rollout to the decision that it failed
 */
record Measures(
    Frequency succeeded,
    Optional<Spread> sinceBuild,
    Optional<Spread> sincePush,
    int began,
    int failed,
    Optional<Spread> restore,
    int unrestored,
    Optional<Spread> fail) {

  private static final int DAYS_A_WEEK = 7;

  /** How often something happened. */
  record Frequency(int count, double perDay) {

    double perWeek() {
      return perDay * DAYS_A_WEEK;
    }
  }

  static Measures of(List<Change> changes, List<LeadTime> leadTimes, Period period) {
    int succeeded = Math.toIntExact(changes.stream().filter(Change::succeeded).count());
    List<Failure> failures = changes.stream().flatMap(each -> each.failure().stream()).toList();
    List<Duration> restored = failures.stream().flatMap(each -> each.lasted().stream()).toList();
    return new Measures(
        new Frequency(succeeded, succeeded / period.length()),
        since(Since.BUILD, leadTimes),
        since(Since.PUSH, leadTimes),
        changes.size(),
        failures.size(),
        Spread.of(restored),
        failures.size() - restored.size(),
        Spread.of(changes.stream().map(Change::timeToFail).flatMap(Optional::stream).toList()));
  }

  /** The share of the changes that failed, 0 to 1; empty when none began. */
  Optional<Double> failureRate() {
    return began == 0 ? Optional.empty() : Optional.of((double) failed / began);
  }

  private static Optional<Spread> since(Since since, List<LeadTime> leadTimes) {
    Stream<LeadTime> wanted = leadTimes.stream().filter(each -> each.since() == since);
    return Spread.of(wanted.map(LeadTime::took).toList());
  }
}
