package dev.slipway.rehearsal.story;

import dev.slipway.rehearsal.text.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The last thing scenarios print: one row for each. */
final class ReviewTable {

  private ReviewTable() {}

  static TextTable of(List<Review> reviews) {
    TextTable table =
        new TextTable("", "scenario", "expectations", "wall", "cloud", "served", "failed");
    reviews.forEach(review -> add(table, review));
    return table;
  }

  private static void add(TextTable table, Review review) {
    table.row(
        review.isGood() ? "✓" : "✗",
        review.scenario().name(),
        review.met() + " of " + review.expectations(),
        seconds(review.wall()),
        review.cloud().toSeconds() + " s",
        Long.toString(review.requests().served()),
        Long.toString(review.requests().failed()));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
