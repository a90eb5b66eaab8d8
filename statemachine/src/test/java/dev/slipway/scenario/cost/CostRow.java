package dev.slipway.scenario.cost;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One row of a table of costs.
 *
 * @param dollars for all of them together
 */
record CostRow(String what, double count, double dollars) {

  static CostRow of(String what, double count, double each) {
    return new CostRow(what, count, count * each);
  }

  static double sum(List<CostRow> rows) {
    return rows.stream().mapToDouble(CostRow::dollars).sum();
  }

  /** A table in Markdown with a last row for all; rows of nothing are left out. */
  static String table(List<CostRow> rows, int decimals) {
    String body =
        rows.stream()
            .filter(row -> row.count > 0)
            .map(
                row ->
                    "| %s | %s | %s |\n"
                        .formatted(row.what, number(row.count), row.dollars(decimals)))
            .collect(Collectors.joining());
    String all = new CostRow("", 0, sum(rows)).dollars(decimals);
    return "| what | how much | US$ |\n| --- | ---: | ---: |\n%s| **all** | | **%s** |\n"
        .formatted(body, all);
  }

  private String dollars(int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", dollars);
  }

  private static String number(double count) {
    return count == Math.rint(count)
        ? String.format(Locale.ROOT, "%,.0f", count)
        : String.format(Locale.ROOT, "%,.1f", count);
  }
}
