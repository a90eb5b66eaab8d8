package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts as they were agreed on; {@code -Dslipway.regenerate=true} writes them anew. */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/dev/slipway");

  private Golden() {}

  /** Fails when the text differs from the file of this name. */
  public static void check(String name, String text) {
    Path file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("slipway.regenerate")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(text)
          .as("%s; regenerate with -Dslipway.regenerate=true", file)
          .isEqualTo(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
