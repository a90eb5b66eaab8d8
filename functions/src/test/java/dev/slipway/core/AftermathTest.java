package dev.slipway.core;

import static dev.slipway.Samples.EXECUTION;
import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AftermathTest {
  private static final Rollback ROLLBACK =
      new Rollback(Rung.TO_PROVEN, Samples.rollout(), "image", List.of());

  @ParameterizedTest
  @EnumSource(names = {"ROLLBACK_ASKED", "STOPPED_BY_PERSON"})
  void holdsWhatAPersonDecided(CauseCode code) {
    Ending ending = Ending.returned(cause(code), Rung.TO_PROVEN, "backend:1");
    assertThat(hold(ending, ROLLBACK)).contains(new Hold("It is so", EXECUTION, NOON));
  }

  @Test
  void holdsAServiceThatCouldNotBeBroughtBack() {
    Ending ending = Ending.needsHuman(cause(CauseCode.EXITS_AT_START));
    assertThat(hold(ending, ROLLBACK)).isPresent();
  }

  @Test
  void holdsAServiceWhoseRollbackBroke() {
    Ending ending = Ending.needsHuman(cause(CauseCode.EXITS_AT_START));
    assertThat(hold(ending, new Problem("RollBack", "x", "y"))).isPresent();
  }

  @Test
  void holdsAServiceThatWasAbandoned() {
    assertThat(hold(Ending.needsHuman(cause(CauseCode.ABANDONED)))).isPresent();
  }

  @Test
  void letsTheNextPushFixAFirstDeploymentThatFailed() {
    assertThat(hold(Ending.needsHuman(cause(CauseCode.EXITS_AT_START)))).isEmpty();
  }

  @Test
  void letsTheNextPushFollowARollbackThatWorked() {
    Ending ending = Ending.returned(cause(CauseCode.ALARM), Rung.TO_PROVEN, "backend:1");
    assertThat(hold(ending, ROLLBACK)).isEmpty();
  }

  @Test
  void keepsTheReasonShort() {
    Cause wordy = new Cause(CauseCode.ABANDONED, "x".repeat(900), List.of(), "");
    assertThat(hold(Ending.needsHuman(wordy)).orElseThrow().reason()).hasSize(500).endsWith("…");
  }

  private static Optional<Hold> hold(Ending ending, Fact... more) {
    List<Fact> facts = new ArrayList<>(List.of(more));
    facts.add(Samples.deployment());
    return Aftermath.hold(new Facts(facts), ending, NOON);
  }

  private static Cause cause(CauseCode code) {
    return new Cause(code, "It is so.", List.of(), "Look.");
  }
}
