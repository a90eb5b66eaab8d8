package dev.slipway.rehearsal.story;

import dev.slipway.rehearsal.cloud.Journal;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** Turns the journal into lines a person can follow: cloud time since the start, who, what. */
public final class Narrator implements Consumer<Journal.Entry> {

  private final Instant start;
  private final Wording wording;
  private final Function<Journal.Entry, String> subject;
  private final PrintStream out;

  /**
   * @param start the cloud time the story counts from
   * @param wording which entries are told, and how
   * @param subject whom an entry is about, in a person's words
   */
  public Narrator(
      Instant start, Wording wording, Function<Journal.Entry, String> subject, PrintStream out) {
    this.start = start;
    this.wording = wording;
    this.subject = subject;
    this.out = out;
  }

  @Override
  public void accept(Journal.Entry entry) {
    wording.of(entry).ifPresent(text -> out.println(line(entry, text)));
  }

  private String line(Journal.Entry entry, String text) {
    Duration since = Duration.between(start, entry.at());
    return String.format(
        Locale.ROOT,
        "  +%02d:%02d  %-8s  %-8s  %s",
        since.toMinutes(),
        since.toSecondsPart(),
        entry.source(),
        subject.apply(entry),
        text);
  }
}
