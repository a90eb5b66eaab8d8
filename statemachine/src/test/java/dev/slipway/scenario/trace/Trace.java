package dev.slipway.scenario.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What happened in a scenario, one line each, with the time since its beginning. */
public final class Trace {
  private final List<Line> lines = new ArrayList<>();
  private Instant beginning;

  private record Line(Duration at, String who, String what) {

    @Override
    public String toString() {
      return "%02d:%02d  %-9s %s".formatted(at.toMinutes(), at.toSecondsPart(), who, what);
    }
  }

  public Trace(Instant beginning) {
    this.beginning = beginning;
  }

  /** Forgets what came before; time counts from here. */
  public void begin(Instant now) {
    lines.clear();
    beginning = now;
  }

  public void add(Instant at, String who, String what) {
    lines.add(new Line(Duration.between(beginning, at), who, what));
  }

  /** Adds the line unless it is the last that was said by the same one. */
  void addNews(Instant at, String who, String what) {
    boolean repeats =
        lines.reversed().stream()
            .filter(each -> each.who().equals(who))
            .findFirst()
            .filter(last -> last.what().equals(what))
            .isPresent();
    if (!repeats) {
      add(at, who, what);
    }
  }

  /** Adds the line unless the same one said the same when it last spoke of the topic. */
  void addTrouble(Instant at, String who, String what, String topic) {
    boolean repeats =
        lines.reversed().stream()
            .filter(each -> each.who().equals(who) && each.what().startsWith(topic))
            .findFirst()
            .filter(last -> last.what().equals(what))
            .isPresent();
    if (!repeats) {
      add(at, who, what);
    }
  }

  /** How many lines say this. */
  public long count(String what) {
    return lines.stream().filter(line -> line.what().contains(what)).count();
  }

  public String text() {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
