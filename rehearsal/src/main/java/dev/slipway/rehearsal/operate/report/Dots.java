package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Lengths of time over the days of a period, each a dot, on a logarithmic scale. */
final class Dots {

  private static final String RADIUS = "4.5";

  /** The lines that may be drawn; the outermost enclose all dots. */
  private static final List<Duration> LINES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(365),
          Duration.ofDays(3650),
          Duration.ofDays(36_500));

  /**
   * One of them.
   *
   * @param colour the style's class for it
   */
  record Dot(Instant at, Duration took, String colour, String words) {}

  private final List<Dot> dots;
  private final Duration lowest;
  private final Duration highest;

  /**
   * @param dots at least one
   */
  Dots(List<Dot> dots) {
    this.dots = dots;
    Duration least = dots.stream().map(Dot::took).min(Duration::compareTo).orElseThrow();
    Duration most = dots.stream().map(Dot::took).max(Duration::compareTo).orElseThrow();
    List<Duration> below = LINES.stream().filter(line -> line.compareTo(least) <= 0).toList();
    this.lowest = below.isEmpty() ? LINES.getFirst() : below.getLast();
    this.highest =
        LINES.stream()
            .filter(line -> line.compareTo(most) >= 0 && line.compareTo(lowest) > 0)
            .findFirst()
            .orElse(LINES.getLast());
  }

  Element plot(Period period, String id, String title) {
    Frame frame =
        new Frame(
            period,
            id,
            title,
            "%d dots over the days of the period, between %s and %s on a logarithmic scale."
                .formatted(dots.size(), Words.duration(lowest), Words.duration(highest)));
    LINES.stream()
        .filter(line -> line.compareTo(lowest) >= 0 && line.compareTo(highest) <= 0)
        .forEach(line -> frame.line(share(line), brief(line)));
    dots.forEach(dot -> frame.svg().add(circle(dot, frame)));
    return frame.svg();
  }

  private Element circle(Dot dot, Frame frame) {
    return Element.of("circle")
        .with("class", dot.colour())
        .with("cx", frame.x(dot.at()))
        .with("cy", frame.y(share(dot.took())))
        .with("r", RADIUS)
        .add(Element.of("title").text(dot.words() + ": " + Words.duration(dot.took())));
  }

  private double share(Duration duration) {
    return (log(duration) - log(lowest)) / (log(highest) - log(lowest));
  }

  private static double log(Duration duration) {
    return Math.log(Math.max(1, duration.toMillis() / 1000.0));
  }

  /** Without the part that is zero, such as {@code 10 min}. */
  private static String brief(Duration line) {
    return Words.duration(line).replaceFirst(" 0 (s|min|h)$", "");
  }
}
