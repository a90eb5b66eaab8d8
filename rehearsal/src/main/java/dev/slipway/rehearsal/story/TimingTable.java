package dev.slipway.rehearsal.story;

import dev.slipway.rehearsal.story.Stopwatch.Lag;
import dev.slipway.rehearsal.story.Stopwatch.Reaction;
import dev.slipway.rehearsal.text.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How fast bad revisions were found out: one row for each, beside what ECS needs by itself. */
final class TimingTable {

  private static final String NOTHING = "-";

  private TimingTable() {}

  static TextTable of(List<Timing> timings) {
    TextTable table =
        new TextTable(
            "scenario",
            "cause",
            "decided after",
            "rollback called after",
            "bad tasks",
            "ECS alone: after",
            "bad tasks");
    timings.forEach(timing -> add(table, timing));
    return table;
  }

  private static void add(TextTable table, Timing timing) {
    table.row(
        timing.scenario(),
        timing.cause(),
        timing.slipway().map(Reaction::decided).map(TimingTable::cloud).orElse("at once"),
        timing.slipway().flatMap(Reaction::called).map(TimingTable::lag).orElse(NOTHING),
        Integer.toString(timing.tasks()),
        timing.alone().map(Timing.Alone::after).map(TimingTable::cloud).orElse(NOTHING),
        timing.alone().map(Timing.Alone::tasks).map(String::valueOf).orElse(NOTHING));
  }

  static String lag(Lag lag) {
    return "%s (%s)".formatted(cloud(lag.cloud()), wall(lag.wall()));
  }

  static String cloud(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private static String wall(Duration duration) {
    return duration.toMillis() + " ms on the wall";
  }
}
