package dev.slipway.rehearsal.operate.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The area of a plot over the days of a period, and its axes. Lengths are in pixels. */
final class Frame {

  private static final double WIDTH = 880;
  private static final double HEIGHT = 260;
  private static final double LEFT = 64;
  private static final double RIGHT = WIDTH - 12;
  private static final double TOP = 12;
  private static final double BOTTOM = HEIGHT - 32;
  private static final double GAP = 8;
  private static final double BASELINE = 4;
  private static final int MOST_DATES = 10;

  private final List<LocalDate> dates;
  private final Element svg;

  /**
   * @param id unique on its page
   * @param title what it shows, in a few words
   * @param description the same in a sentence, for whoever does not see it
   */
  Frame(Period period, String id, String title, String description) {
    this.dates = period.dates();
    String names = id + "-title " + id + "-text";
    this.svg =
        Element.of("svg")
            .with("viewBox", "0 0 %.0f %.0f".formatted(WIDTH, HEIGHT))
            .with("role", "img")
            .with("aria-labelledby", names)
            .add(Element.of("title").with("id", id + "-title").text(title))
            .add(Element.of("desc").with("id", id + "-text").text(description));
    dateAxis();
  }

  Element svg() {
    return svg;
  }

  /** The width of a day. */
  double day() {
    return (RIGHT - LEFT) / dates.size();
  }

  /** Where a day begins. */
  double x(LocalDate date) {
    return LEFT + dates.indexOf(date) * day();
  }

  double x(Instant time) {
    Duration since =
        Duration.between(dates.getFirst().atStartOfDay(ZoneOffset.UTC).toInstant(), time);
    return LEFT + since.toMillis() / (double) Duration.ofDays(1).toMillis() * day();
  }

  /**
   * How high up.
   *
   * @param share 0 at the bottom, 1 at the top
   */
  double y(double share) {
    return BOTTOM - share * (BOTTOM - TOP);
  }

  /** A horizontal line with its value before it. */
  void line(double share, String value) {
    svg.add(
        Element.of("line")
            .with("class", "grid")
            .with("x1", LEFT)
            .with("x2", RIGHT)
            .with("y1", y(share))
            .with("y2", y(share)));
    svg.add(
        Element.of("text")
            .with("class", "axis")
            .with("text-anchor", "end")
            .with("x", LEFT - GAP)
            .with("y", y(share) + BASELINE)
            .text(value));
  }

  private void dateAxis() {
    int step = Math.ceilDiv(dates.size(), MOST_DATES);
    for (int index = 0; index < dates.size(); index += step) {
      LocalDate date = dates.get(index);
      svg.add(
          Element.of("text")
              .with("class", "axis")
              .with("text-anchor", "middle")
              .with("x", x(date) + day() / 2)
              .with("y", HEIGHT - GAP)
              .text(date.toString().substring("2026-".length())));
    }
  }
}
