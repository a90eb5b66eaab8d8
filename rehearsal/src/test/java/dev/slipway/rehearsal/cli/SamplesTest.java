package dev.slipway.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {

  @Test
  void namesThoseThatAreThereWhenAnUnknownOneIsAsked(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("cdk.out"));
    Files.createDirectory(folder.resolve("blue-green.out"));
    Files.createDirectory(folder.resolve("classes"));
    assertThat(new Samples(folder).objection("bluegreen").orElseThrow())
        .startsWith("there is no sample \"bluegreen\"")
        .endsWith("has blue-green, cdk");
    assertThat(new Samples(folder).objection("blue-green")).isEmpty();
  }
}
