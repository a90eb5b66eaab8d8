package dev.slipway.rehearsal.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScenariosTest {

  @Test
  void areKnownByNamesThatAPersonCanType() {
    assertThat(Scenarios.all())
        .extracting(Scenario::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"))
        .doesNotContain("all", "list");
    assertThat(Scenarios.named("two-pushes")).map(Scenario::name).contains("two-pushes");
    assertThat(Scenarios.named("three-pushes")).isEmpty();
  }

  @Test
  void areAllInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(Scenarios.all())
        .extracting(Scenario::name)
        .allMatch(name -> readme.contains("`" + name + "`"));
  }
}
