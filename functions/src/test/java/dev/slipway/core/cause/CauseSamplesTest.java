package dev.slipway.core.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recorded evidence in, the cause as people read it out. With {@code -Dslipway.regenerate=true} the
 * texts are written anew, to be read and agreed to.
 */
class CauseSamplesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/dev/slipway/core/cause");

  private static final List<Path> TELLERS =
      Stream.of("verdict", "cause", "Problem.java")
          .map(Path.of("src/main/java/dev/slipway/core")::resolve)
          .toList();

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void tellsTheCauseOfTheEvidence(Path sample) throws IOException {
    Cause cause = new Sample(Files.readString(sample)).cause();
    Path golden = Path.of(sample.toString().replace(".json", ".txt"));
    if (Boolean.getBoolean("slipway.regenerate")) {
      Files.writeString(golden, told(cause));
    }
    assertThat(told(cause)).isEqualTo(Files.readString(golden));
    assertThat(cause.code()).hasToString(sample.getParent().getFileName().toString());
  }

  @Test
  void hasASampleOfEachCauseThatTheRulesCanTell() throws IOException {
    Set<String> sampled =
        samples().stream()
            .map(sample -> sample.getParent().getFileName().toString())
            .collect(Collectors.toSet());
    assertThat(sampled).isEqualTo(told());
  }

  private static Set<String> told() throws IOException {
    StringBuilder source = new StringBuilder();
    for (Path teller : TELLERS) {
      try (Stream<Path> files = Files.walk(teller)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          source.append(Files.readString(file));
        }
      }
    }
    return Arrays.stream(CauseCode.values())
        .map(CauseCode::name)
        .filter(code -> Pattern.compile("CauseCode\\." + code + "\\b").matcher(source).find())
        .collect(Collectors.toSet());
  }

  private static String told(Cause cause) {
    StringBuilder text = new StringBuilder(cause.sentence()).append("\n\nevidence\n");
    cause.evidence().forEach(line -> text.append("- ").append(line).append('\n'));
    return text.append("\nnext\n").append(cause.nextStep()).append('\n').toString();
  }
}
