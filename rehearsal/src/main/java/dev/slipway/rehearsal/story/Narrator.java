package dev.slipway.rehearsal.story;

import dev.slipway.rehearsal.cloud.Journal;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Turns the journal into lines a person can follow: cloud time since the start, who, what. */
public final class Narrator implements Consumer<Journal.Entry> {

  private final Instant start;
  private final Set<String> kinds;
  private final PrintStream out;

  /**
   * @param start the cloud time the story counts from
   * @param kinds which kinds of entries are told
   */
  public Narrator(Instant start, Set<String> kinds, PrintStream out) {
    this.start = start;
    this.kinds = Set.copyOf(kinds);
    this.out = out;
  }

  @Override
  public void accept(Journal.Entry entry) {
    if (kinds.contains(entry.kind())) {
      out.println(line(entry));
    }
  }

  private String line(Journal.Entry entry) {
    Duration since = Duration.between(start, entry.at());
    return String.format(
        Locale.ROOT,
        "  +%02d:%02d  %-10s  %-9s  %s",
        since.toMinutes(),
        since.toSecondsPart(),
        entry.source(),
        entry.subject(),
        entry.text());
  }
}
