package dev.slipway.rehearsal.story;

import dev.slipway.rehearsal.text.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The last thing a rehearsal prints: one row for each deployment. */
final class OutcomeTable {

  private OutcomeTable() {}

  static TextTable of(List<Outcome> outcomes) {
    TextTable table =
        new TextTable(
            "",
            "deployment",
            "verdict",
            "cause",
            "wall",
            "cloud",
            "tasks",
            "served",
            "failed",
            "live now");
    outcomes.forEach(outcome -> add(table, outcome));
    return table;
  }

  private static void add(TextTable table, Outcome outcome) {
    table.row(
        outcome.asExpected() ? "✓" : "✗",
        outcome.act().service() + ":" + outcome.act().tag(),
        outcome.ending().verdict(),
        outcome.ending().cause().isEmpty() ? "-" : outcome.ending().cause(),
        seconds(outcome.wall()),
        outcome.cloud().toSeconds() + " s",
        Integer.toString(outcome.tasksLaunched()),
        Long.toString(outcome.served()),
        Long.toString(outcome.failed()),
        outcome.live());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
