package dev.slipway.core.tell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Attempt;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.Notes;
import dev.slipway.core.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @Test
  void reckonsASuccessFromItsBuild() {
    Durations durations = Durations.of(Attempts.ended(End.SUCCEEDED));
    assertThat(durations.rollout()).contains(Duration.ofSeconds(91));
    assertThat(durations.leadTime()).contains(Duration.ofSeconds(600 + 156));
    assertThat(durations.timeToFail()).isEmpty();
    assertThat(durations.rollback()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1980-01-01T00:00:01Z", "2030-01-01T00:00:00Z", "yesterday"})
  void believesNoBuildTimeThatIsMadeUp(String created) {
    Attempt attempt = Attempts.ended(End.SUCCEEDED);
    ImageProfile profile =
        new ImageProfile(List.of(), Map.of("org.opencontainers.image.created", created));
    Attempt labelled =
        new Attempt(
            attempt.deployment(),
            attempt.ending(),
            attempt.settledAt(),
            attempt.phases(),
            attempt.taskDefinition(),
            attempt.rollbackTarget(),
            attempt.rungs(),
            new Notes(Optional.of(profile), List.of(), List.of()));
    assertThat(Durations.of(labelled).leadTime()).contains(Duration.ofSeconds(156));
  }

  @Test
  void reckonsAFailureFromItsDecision() {
    Durations durations = Durations.of(Attempts.ended(End.ROLLED_BACK));
    assertThat(durations.timeToFail()).contains(Duration.ofSeconds(40));
    assertThat(durations.rollback()).contains(Duration.ofSeconds(112));
    assertThat(durations.rollout()).isEmpty();
    assertThat(durations.leadTime()).isEmpty();
  }

  @Test
  void reckonsNoWayBackThatDidNotLeadBack() {
    assertThat(Durations.of(Attempts.ended(End.NEEDS_HUMAN)).rollback()).isEmpty();
  }

  @Test
  void takesAWayBackThatWasAskedForNoDelivery() {
    Attempt back =
        Attempts.of(Attempts.asked(Trigger.ROLLBACK), Ending.succeeded("Back."), Map.of());
    assertThat(Durations.of(back).leadTime()).isEmpty();
  }

  @Test
  void measuresWhatItReckons() {
    assertThat(values(End.ROLLED_BACK))
        .isEqualTo(
            Map.of(
                "Deployments", 1L,
                "RolledBack", 1L,
                "Rejected", 0L,
                "NeedsHuman", 0L,
                "TimeToFailSeconds", 40L,
                "RollbackSeconds", 112L));
  }

  @Test
  void countsARefusalAsNoDeployment() {
    assertThat(values(End.REJECTED)).containsEntry("Deployments", 0L).containsEntry("Rejected", 1L);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min", "91, 1 min 31 s", "7322, 2 h 2 min 2 s"})
  void saysTimesAsPeopleDo(int seconds, String said) {
    assertThat(Words.of(Duration.ofSeconds(seconds))).isEqualTo(said);
  }

  private static Map<String, Long> values(End end) {
    return Measure.of(Attempts.ended(end)).stream()
        .collect(Collectors.toMap(Measure::name, Measure::value));
  }
}
