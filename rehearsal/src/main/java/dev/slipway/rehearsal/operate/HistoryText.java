package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.text.TextTable;
import java.util.List;

/** Past deployments, for people. */
final class HistoryText {

  private HistoryText() {}

  static String of(String service, List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return "No deployment of " + service + " has ended yet.\n";
    }
    TextTable table =
        new TextTable("when", "trigger", "image", "verdict", "cause", "took", "sentence");
    attempts.forEach(attempt -> add(table, attempt));
    return table.toString();
  }

  private static void add(TextTable table, Attempt attempt) {
    table.row(
        Words.time(attempt.settled()),
        attempt.request().trigger(),
        Words.image(attempt.request().tag(), attempt.request().digest()),
        attempt.ending().verdict(),
        attempt.ending().cause().map(Cause::code).orElse("-"),
        Words.duration(attempt.took()),
        attempt.ending().sentence());
  }
}
