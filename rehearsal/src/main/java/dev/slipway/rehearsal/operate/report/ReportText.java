package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Attempt;
import dev.slipway.rehearsal.operate.Words;
import dev.slipway.rehearsal.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A report for people, on a terminal. */
final class ReportText {

  private static final int MOST_CAUSES = 5;

  private ReportText() {}

  static String of(DeploymentReport report) {
    List<Attempt> attempts = report.together().attempts();
    List<String> parts = new ArrayList<>();
    parts.add(
        "Deployments of %s from %s to %s\n"
            .formatted(
                report.subject(),
                Words.time(report.period().from()),
                Words.time(report.period().until())));
    parts.add(table(Cells.HEADINGS, report.cells()));
    if (!attempts.isEmpty()) {
      parts.add("Ends: " + tallied(Tally.ends(attempts)) + "\n");
    }
    List<Tally> causes = Tally.causes(attempts);
    if (!causes.isEmpty()) {
      parts.add("Top causes: " + tallied(causes.stream().limit(MOST_CAUSES).toList()) + "\n");
    }
    List<Overridden> overrides = Overridden.of(attempts);
    if (!overrides.isEmpty()) {
      parts.add(
          "Overrides:\n"
              + table(Overridden.HEADINGS, overrides.stream().map(Overridden::cells).toList()));
    }
    return String.join("\n", parts);
  }

  private static String table(List<String> headings, List<List<String>> rows) {
    TextTable table = new TextTable(headings.toArray(String[]::new));
    rows.forEach(row -> table.row(row.toArray(String[]::new)));
    return table.toString();
  }

  private static String tallied(List<Tally> tallies) {
    return tallies.stream()
        .map(each -> each.word() + " " + each.count())
        .collect(Collectors.joining(", "));
  }
}
