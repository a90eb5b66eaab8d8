package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Attempt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Attempts a day, stacked by how they ended. */
final class DayBars {

  private static final double GAP_SHARE = 0.2;
  private static final int MOST_LINES = 5;
  private static final int[] STEPS = {1, 2, 5};
  private static final int TEN = 10;

  private final Map<LocalDate, List<Kind>> days = new TreeMap<>();

  DayBars(List<Attempt> attempts) {
    attempts.forEach(
        attempt ->
            Kind.of(attempt.ending().verdict())
                .ifPresent(
                    kind ->
                        days.computeIfAbsent(
                                Period.day(attempt.timeline().settled()), day -> new ArrayList<>())
                            .add(kind)));
  }

  Element plot(Period period) {
    int most = days.values().stream().mapToInt(List::size).max().orElse(1);
    int step = step(most);
    int top = Math.ceilDiv(most, step) * step;
    Frame frame =
        new Frame(
            period,
            "days",
            "Deployments a day",
            "Bars for each day of the period, one part for each way deployments ended; at most %d"
                    .formatted(most)
                + " on a day.");
    for (int value = 0; value <= top; value += step) {
      frame.line((double) value / top, String.valueOf(value));
    }
    days.forEach((day, kinds) -> stack(day, kinds, frame, top));
    return frame.svg();
  }

  private static void stack(LocalDate day, List<Kind> kinds, Frame frame, int top) {
    int below = 0;
    for (Kind kind : Kind.values()) {
      int count = Math.toIntExact(kinds.stream().filter(kind::equals).count());
      if (count > 0) {
        double upper = frame.y((double) (below + count) / top);
        frame
            .svg()
            .add(
                Element.of("rect")
                    .with("class", kind.colour())
                    .with("x", frame.x(day) + frame.day() * GAP_SHARE / 2)
                    .with("width", frame.day() * (1 - GAP_SHARE))
                    .with("y", upper)
                    .with("height", frame.y((double) below / top) - upper)
                    .add(Element.of("title").text(day + ": " + count + " " + kind.words())));
        below += count;
      }
    }
  }

  /** The smallest of 1, 2, 5, 10, 20, … that needs few lines. */
  private static int step(int most) {
    for (int power = 1; ; power *= TEN) {
      for (int step : STEPS) {
        if (Math.ceilDiv(most, step * power) <= MOST_LINES) {
          return step * power;
        }
      }
    }
  }
}
