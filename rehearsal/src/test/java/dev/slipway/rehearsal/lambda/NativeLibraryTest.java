package dev.slipway.rehearsal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {

  @Test
  void givesEachCloudACopyThatNoOtherProcessRewrites(@TempDir Path folder) throws IOException {
    NativeLibrary library = new NativeLibrary(folder.resolve("run"));
    String option = library.options().getFirst();
    Path file = Path.of(option.substring(option.indexOf('=') + 1));
    assertThat(file).startsWith(folder).isNotEmptyFile();
    Object before = Files.getAttribute(file, "unix:ino");
    new NativeLibrary(folder.resolve("run"));
    assertThat(Files.getAttribute(file, "unix:ino"))
        .as("a process that has it loaded keeps the old file")
        .isNotEqualTo(before);
  }
}
