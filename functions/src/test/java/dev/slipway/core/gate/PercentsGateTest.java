package dev.slipway.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.CauseCode;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.evidence.ServiceSettings.Alternate;
import dev.slipway.core.evidence.ServiceSettings.Percents;
import dev.slipway.core.evidence.Strategy;
import dev.slipway.core.evidence.Strategy.Kind;
import dev.slipway.core.evidence.Strategy.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentsGateTest {
  private final GateScene scene = new GateScene();

  @ParameterizedTest
  @CsvSource({
    "2, 100, 200, PASSED",
    "2, 75, 100, REFUSED",
    "2, 50, 100, PASSED",
    "2, 75, 150, PASSED",
    "3, 100, 125, REFUSED",
    "3, 100, 134, PASSED",
    "3, 67, 125, REFUSED",
    "3, 66, 125, PASSED",
    "1, 100, 100, REFUSED",
    "1, 0, 100, PASSED",
    "1, 100, 199, REFUSED",
    "8, 100, 125, PASSED",
    "0, 100, 100, SKIPPED"
  })
  void refusesWhatCanNeitherStartNorStopATask(int desired, int min, int max, Standing standing) {
    set(desired, min, max);
    assertThat(scene.standing("percents")).isEqualTo(standing);
  }

  @Test
  void saysWhichNumbersWouldDo() {
    set(3, 100, 125);
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.STUCK_BY_PERCENT);
    assertThat(scene.refusal().sentence())
        .isEqualTo(
            "No task could be replaced: of 3, at least 100 % (3) must stay healthy and at most"
                + " 125 % (3) may exist.");
    assertThat(scene.refusal().nextStep()).contains("at most 66 ", "at least 134.");
  }

  @Test
  void asksNoPercentsOfAServiceWhoseTrafficIsShifted() {
    set(1, 100, 100);
    shifting(new Alternate(Optional.of("green"), Optional.of("rule"), Optional.of("role")));
    assertThat(scene.at("percents").sentence())
        .isEqualTo(
            "ECS runs 1 new tasks beside 1 old ones and shifts the traffic (linear), watching it"
                + " for 23 min.");
    assertThat(scene.standing("percents")).isEqualTo(Standing.PASSED);
  }

  @Test
  void namesAllThatIsMissingForAShift() {
    shifting(new Alternate(Optional.empty(), Optional.of("rule"), Optional.empty()));
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.STRATEGY_INCOMPLETE);
    assertThat(scene.refusal().evidence())
        .containsExactly(
            "no alternate target group for port 8080 of container backend",
            "no infrastructure role for port 8080 of container backend");
  }

  @Test
  void warnsOfAShiftThatOutlastsTheWorkflow() {
    shifting(new Alternate(Optional.of("green"), Optional.of("rule"), Optional.of("role")));
    scene.strategy =
        new Strategy(Kind.BLUE_GREEN, Duration.ofHours(14), Strategy.Steps.ONE, List.of());
    assertThat(scene.standing("percents")).isEqualTo(Standing.WARNED);
    assertThat(scene.at("percents").sentence()).contains("14 h: longer than Slipway follows it");
  }

  private void shifting(Alternate alternate) {
    Steps steps = new Steps(4, Duration.ofMinutes(6));
    scene.strategy = new Strategy(Kind.LINEAR, Duration.ofMinutes(5), steps, List.of());
    scene.alternate = Optional.of(alternate);
  }

  private void set(int desired, int minimum, int maximum) {
    scene.desired = desired;
    scene.percents = new Percents(minimum, maximum);
  }
}
