package dev.slipway.scenario.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Traces as they are expected; {@code -Dslipway.regenerate=true} writes them anew. */
public final class Golden {
  private static final Path FOLDER = Path.of("scenarios");

  private Golden() {}

  /** Fails when the trace differs from the file of this name. */
  public static void check(String name, String trace) {
    Path file = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("slipway.regenerate")) {
      write(file, trace);
    } else {
      assertThat(trace)
          .as("%s; regenerate with -Dslipway.regenerate=true", file)
          .isEqualTo(read(file));
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void write(Path file, String trace) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(file, trace);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
