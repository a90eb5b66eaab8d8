package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts as they were agreed on, in a folder for each combination; a combination has a file only
 * where it differs from the first one. {@code -Dslipway.regenerate=true} writes them anew.
 */
final class Snapshot {

  private static final Path FOLDER = Artifacts.checkout().resolve("infra/snapshots");

  private Snapshot() {}

  /** Fails when the text differs from the combination's file of this name. */
  static void check(Combination combination, String name, String text) {
    Path usual = file(Combination.all().getFirst(), name);
    Path own = file(combination, name);
    try {
      if (Boolean.getBoolean("slipway.regenerate")) {
        write(usual, own, text);
      }
      assertThat(text)
          .as("%s; read the difference, then regenerate with -Dslipway.regenerate=true", own)
          .isEqualTo(Files.readString(Files.exists(own) ? own : usual));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path usual, Path own, String text) throws IOException {
    if (!own.equals(usual) && Files.exists(usual) && Files.readString(usual).equals(text)) {
      Files.deleteIfExists(own);
    } else {
      Files.createDirectories(own.getParent());
      Files.writeString(own, text);
    }
  }

  private static Path file(Combination combination, String name) {
    return FOLDER.resolve(combination.name()).resolve(name);
  }
}
