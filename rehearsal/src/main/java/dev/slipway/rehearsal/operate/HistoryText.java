package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.text.TextTable;
import java.util.List;
import java.util.stream.Collectors;

/** Past deployments, for people: a line for each, or everything that is known of each. */
final class HistoryText {

  private static final String NONE = "-";

  private HistoryText() {}

  static String brief(String service, List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return "No deployment of " + service + " has ended yet.\n";
    }
    TextTable table =
        new TextTable(
            "when",
            "deployment",
            "trigger",
            "by",
            "image",
            "commit",
            "verdict",
            "cause",
            "took",
            "sentence");
    attempts.forEach(attempt -> add(table, attempt));
    return table.toString();
  }

  static String inFull(String service, List<Attempt> attempts) {
    return attempts.isEmpty()
        ? brief(service, attempts)
        : attempts.stream().map(AttemptText::of).collect(Collectors.joining("\n"));
  }

  private static void add(TextTable table, Attempt attempt) {
    Attempt.Request request = attempt.request();
    table.row(
        Words.time(attempt.timeline().settled()),
        request.deployment(),
        request.trigger(),
        request.who().orElse(NONE),
        Words.image(request.tag(), request.digest()),
        request.origin().commit().map(Words::commit).orElse(NONE),
        attempt.ending().verdict(),
        attempt.ending().cause().map(Cause::code).orElse(NONE),
        Words.duration(attempt.timeline().took()),
        attempt.ending().sentence());
  }
}
