package dev.slipway.rehearsal.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lines of one stream, oldest first. */
final class LogStream {

  /** A service that logs every request must not fill the memory: the oldest lines go. */
  private static final int KEPT = 20_000;

  private final String name;
  private final Instant created;
  private final List<Line> lines = new ArrayList<>();
  private long dropped;

  LogStream(String name, Instant created) {
    this.name = name;
    this.created = created;
  }

  /** One line and when it was written. */
  record Line(Instant at, String text) {}

  /** Lines from a position on, and the position after them. */
  record Page(List<Line> lines, long next) {}

  String name() {
    return name;
  }

  Instant created() {
    return created;
  }

  synchronized void append(Line line) {
    lines.add(line);
    if (lines.size() > KEPT) {
      int surplus = KEPT / 10;
      lines.subList(0, surplus).clear();
      dropped += surplus;
    }
  }

  synchronized List<Line> all() {
    return List.copyOf(lines);
  }

  /** Positions count from the stream's first line ever, so they stay good when lines go. */
  synchronized Page from(long position, int limit) {
    int start = (int) Math.clamp(position - dropped, 0, lines.size());
    int end = Math.min(lines.size(), start + limit);
    return new Page(List.copyOf(lines.subList(start, end)), dropped + end);
  }

  /** The newest lines. */
  synchronized Page newest(int limit) {
    return from(dropped + Math.max(0, lines.size() - limit), limit);
  }
}
