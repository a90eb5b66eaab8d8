package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.infra.Assembly.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunbookTest {

  private static final Path FOLDER = Artifacts.checkout().resolve("docs/runbooks");

  private final Assembly assembly = Assembly.sample();

  @ParameterizedTest
  @EnumSource(Concern.class)
  void everyConcernHasAnAlarmThatCallsAPersonAndNamesItsPage(Concern concern) {
    assertThat(alarms())
        .filteredOn(alarm -> alarm.text("AlarmDescription").equals(concern.description()))
        .isNotEmpty()
        .allSatisfy(
            alarm ->
                assertThat(assembly.target(alarm.properties().at("/AlarmActions/0")))
                    .startsWith("OrchestratorPagesTopic"));
  }

  @ParameterizedTest
  @EnumSource(Concern.class)
  void everyPageSaysWhatItMeansWhereToLookAndWhatToDo(Concern concern) throws IOException {
    assertThat(Files.readString(Artifacts.checkout().resolve(concern.runbook())))
        .startsWith("# " + concern.id() + ": ")
        .contains(
            "**What it means.**",
            "**What Slipway does meanwhile.**",
            "**Where to look**",
            "**What to do**");
    assertThat(Files.readString(FOLDER.resolve("README.md")))
        .contains("[" + concern.id() + "](" + concern.id() + ".md)");
  }

  @Test
  void everyAlarmOfTheOrchestratorIsAConcernAndEveryPageToo() throws IOException {
    List<String> descriptions = Arrays.stream(Concern.values()).map(Concern::description).toList();
    assertThat(alarms())
        .extracting(alarm -> alarm.text("AlarmDescription"))
        .isSubsetOf(descriptions);
    try (Stream<Path> pages = Files.list(FOLDER)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("README.md"),
                      Arrays.stream(Concern.values()).map(concern -> concern.id() + ".md"))
                  .toList());
    }
  }

  @Test
  void theDashboardShowsTheOrchestratorAndEachService() {
    String body =
        assembly.one("AWS::CloudWatch::Dashboard", "Orchestrator").definition().toString();
    assertThat(body)
        .contains("ExecutionsStarted", "frontend: verdicts", "backend: verdicts")
        .contains("StuckClaims", "RolloutSeconds", "ApproximateNumberOfMessagesVisible");
    alarms().forEach(alarm -> assertThat(body).contains(alarm.id()));
  }

  private List<Resource> alarms() {
    return assembly.all("AWS::CloudWatch::Alarm").stream()
        .filter(alarm -> alarm.id().startsWith("Orchestrator"))
        .toList();
  }
}
