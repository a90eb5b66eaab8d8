package dev.slipway.rehearsal.lambda;

import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.LogSink;
import dev.slipway.rehearsal.run.Children;
import dev.slipway.rehearsal.time.CloudClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What execution environments need from the rest of the local cloud.
 *
 * @param endpoint where the functions' AWS clients find the local cloud
 * @param folder for this run's logs
 * @param cache for what later runs can use again
 */
public record Workplace(
    Children children,
    RoleCredentials credentials,
    Supplier<URI> endpoint,
    Path folder,
    Path cache,
    Record record) {

  /** Who is told what happens. */
  public record Record(LogSink logs, Journal journal, CloudClock clock) {

    void write(String kind, String function, String text) {
      journal.write(new Journal.Entry(clock.now(), "lambda", kind, function, text));
    }
  }
}
