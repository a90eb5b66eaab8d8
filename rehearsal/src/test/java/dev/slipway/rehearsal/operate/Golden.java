package dev.slipway.rehearsal.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the commands print, kept in files; {@code -Dslipway.regenerate=true} writes them anew. */
public final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/dev/slipway/rehearsal/operate");

  private Golden() {}

  public static void check(String file, String printed) {
    Path golden = FOLDER.resolve(file);
    try {
      if (Boolean.getBoolean("slipway.regenerate")) {
        Files.writeString(golden, printed);
      }
      assertThat(printed).isEqualTo(Files.readString(golden));
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }
}
