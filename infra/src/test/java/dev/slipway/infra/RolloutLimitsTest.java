package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RolloutLimitsTest {

  @Test
  void refusesABakeShorterThanAnyAlarmCouldSee() {
    assertThatThrownBy(() -> RolloutLimits.DEFAULTS.withBakeTime(Duration.ofSeconds(9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bakeTime is 9 s: allowed are 10 s to 3600 s; change it");
  }

  @Test
  void refusesACountThatRunsNothing() {
    assertThatThrownBy(() -> RolloutLimits.DEFAULTS.withFirstDesiredCount(0))
        .hasMessage("firstDesiredCount is 0: allowed are 1 to 1000; change it");
  }

  @Test
  void refusesAWatchLongerThanADay() {
    assertThatThrownBy(() -> RolloutLimits.DEFAULTS.withWatchTime(Duration.ofHours(25)))
        .hasMessage("watchTime is 90000 s: allowed are 0 s to 86400 s; change it");
  }

  @Test
  void refusesPartsThatTogetherOutlastTheStateMachine() {
    RolloutLimits hourOfRollout = RolloutLimits.DEFAULTS.withRolloutTimeout(Duration.ofHours(1));
    assertThatThrownBy(() -> hourOfRollout.withRollbackTimeout(Duration.ofMinutes(20)))
        .hasMessage(
            "bakeTime + rolloutTimeout + 3 × rollbackTimeout (one for each way back) is PT2H1M:"
                + " at most PT1H50M; shorten one of them");
  }

  @Test
  void theWatchRunsAfterTheDeploymentAndTakesNoneOfItsTime() {
    assertThatCode(() -> RolloutLimits.DEFAULTS.withWatchTime(Duration.ofDays(1)))
        .doesNotThrowAnyException();
  }

  @Test
  void takesTheEndsOfTheRanges() {
    assertThatCode(
            () ->
                RolloutLimits.DEFAULTS
                    .withBakeTime(Duration.ofSeconds(10))
                    .withWatchTime(Duration.ZERO)
                    .withRollbackTimeout(Duration.ofMinutes(1))
                    .withFailedTasksAllowed(100)
                    .withFirstDesiredCount(1000))
        .doesNotThrowAnyException();
  }
}
