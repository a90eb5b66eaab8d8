package dev.slipway.rehearsal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.rehearsal.cli.Slipway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the command a person started. */
class AKilledRehearsalLiveTest {

  @TempDir private Path folder;
  private Process rehearsal;

  @BeforeEach
  void rehearse() throws IOException {
    rehearsal =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dslipway.home=" + BuiltCheckout.home(),
                "-Dslipway.state=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Slipway.class.getName(),
                "rehearse",
                "--keep")
            .redirectErrorStream(true)
            .redirectOutput(output().toFile())
            .start();
  }

  @AfterEach
  void endTheRehearsal() {
    rehearsal.destroyForcibly();
  }

  @Test
  void leavesNoProcessBehind() throws Exception {
    await()
        .atMost(LiveCloud.PATIENCE)
        .until(() -> runs("node") && runs("java") || !rehearsal.isAlive());
    assertThat(rehearsal.isAlive()).as(Files.readString(output())).isTrue();
    // Where the kernel ties no child to its parent, the rehearsal says so and sweeps at its start.
    assumeThat(output()).content().doesNotContain("permits no PID namespaces");

    rehearsal.destroyForcibly().waitFor();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(MarkedProcess.of(folder)).isEmpty());
  }

  private boolean runs(String program) {
    List<MarkedProcess> processes = MarkedProcess.of(folder);
    return processes.stream()
        .filter(process -> process.id() != rehearsal.pid())
        .anyMatch(process -> process.program().equals(program));
  }

  private Path output() {
    return folder.resolve("rehearsal.txt");
  }
}
