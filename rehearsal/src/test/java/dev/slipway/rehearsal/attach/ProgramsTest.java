package dev.slipway.rehearsal.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

  private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");

  @TempDir private Path folder;

  @Test
  void reachNoAccountOfThePersonWhoRehearses() {
    Map<String, String> environment =
        Programs.environment(
            ENDPOINT,
            Map.of("AWS_PROFILE", "production", "AWS_SESSION_TOKEN", "real", "PATH", "/bin"));

    assertThat(environment)
        .doesNotContainKeys("AWS_PROFILE", "AWS_SESSION_TOKEN")
        .containsEntry("AWS_ENDPOINT_URL", ENDPOINT.toString())
        .containsEntry("AWS_ACCESS_KEY_ID", "local")
        .containsEntry("AWS_CONFIG_FILE", "/dev/null")
        .containsEntry("PATH", "/bin");
  }

  @Test
  void tellWhatTheySaidAndWhatTheyAnswered() {
    Programs programs = programs();

    String answer = programs.output(List.of("sh", "-c", "echo told >&2; echo answered"));

    assertThat(answer).isEqualTo("answered\n");
    assertThat(programs.words()).isEqualTo("told\n");
  }

  @Test
  void areQuotedWhenTheyFail() {
    Programs programs = programs();

    assertThatThrownBy(
            () -> programs.output(List.of("sh", "-c", "echo no such cluster >&2; exit 3")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ended with 3: no such cluster");
  }

  @Test
  void areNotThereWhenTheyCannotBeStartedOrFail() {
    assertThat(programs().canRun(List.of("no-program-of-this-name"))).isFalse();
    assertThat(programs().canRun(List.of("false"))).isFalse();
    assertThat(programs().canRun(List.of("true"))).isTrue();
  }

  private Programs programs() {
    return new Programs(
        folder, folder.resolve("errors.log"), Map.of("PATH", System.getenv("PATH")));
  }
}
