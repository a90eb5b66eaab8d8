package dev.slipway.rehearsal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.story.Scenario;
import dev.slipway.rehearsal.story.Scenarios;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quickest scenarios with real processes; the others are played from the command line. */
class ScenariosLiveTest {

  private static final List<Scenario> QUICKEST =
      Stream.of("two-pushes", "stopped-by-hand")
          .map(Scenarios::named)
          .flatMap(Optional::stream)
          .toList();

  @Test
  void comeOutAsTheyMust(@TempDir Path folder) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try (LiveCloud cloud = LiveCloud.start(folder, UnaryOperator.identity())) {
      boolean good = cloud.play(QUICKEST, new PrintStream(page, true, StandardCharsets.UTF_8));

      assertThat(QUICKEST).hasSize(2);
      assertThat(good).as(page.toString(StandardCharsets.UTF_8)).isTrue();
    }
  }
}
