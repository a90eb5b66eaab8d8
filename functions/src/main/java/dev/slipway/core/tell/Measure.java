package dev.slipway.core.tell;

import dev.slipway.core.Attempt;
import dev.slipway.core.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One number about a deployment's end or a service's claim, for CloudWatch; {@code docs/operate.md}
 * lists them.
 *
 * @param name of the metric
 */
public record Measure(String name, Unit unit, long value) {
  private static final Set<End> BACK = Set.of(End.ROLLED_BACK, End.ROLLED_BACK_BY_ECS);

  /** What is counted (CloudWatch API reference, MetricDatum, read 2026-11). */
  public enum Unit {
    COUNT("Count"),
    SECONDS("Seconds");

    private final String word;

    Unit(String word) {
      this.word = word;
    }

    /** As CloudWatch writes it. */
    public String word() {
      return word;
    }
  }

  /** All numbers of an attempt; counts are 0 or 1, and times are there as far as it came. */
  public static List<Measure> of(Attempt attempt) {
    End end = attempt.ending().end();
    List<Measure> all = new ArrayList<>();
    all.add(count("Deployments", attempt.phases().containsKey("Update")));
    all.add(count("RolledBack", BACK.contains(end)));
    all.add(count("Rejected", end == End.REJECTED));
    all.add(count("NeedsHuman", end == End.NEEDS_HUMAN));
    Durations durations = Durations.of(attempt);
    durations.rollout().map(each -> seconds("RolloutSeconds", each)).ifPresent(all::add);
    durations.timeToFail().map(each -> seconds("TimeToFailSeconds", each)).ifPresent(all::add);
    durations.rollback().map(each -> seconds("RollbackSeconds", each)).ifPresent(all::add);
    durations.leadTime().map(each -> seconds("LeadTimeSeconds", each)).ifPresent(all::add);
    return List.copyOf(all);
  }

  static Measure count(String name, boolean counts) {
    return new Measure(name, Unit.COUNT, counts ? 1 : 0);
  }

  private static Measure seconds(String name, Duration duration) {
    return new Measure(name, Unit.SECONDS, duration.toSeconds());
  }
}
