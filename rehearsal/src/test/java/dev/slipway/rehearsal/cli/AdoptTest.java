package dev.slipway.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptTest {

  @Test
  void theClusterMustBeNamed() {
    Called called = Called.with("adopt");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.error().getFirst()).contains("--cluster=<name>");
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("slipway.yaml"), "mine");
    Called called = Called.with("adopt --cluster retail --write " + file);
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.error().getFirst())
        .contains("--write is " + file + ", which exists: name a new file, or move that one away");
    assertThat(file).hasContent("mine");
  }
}
