package dev.slipway.rehearsal.operate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.operate.Attempt;
import dev.slipway.rehearsal.operate.report.Change.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

  private static final String TEN = "2026-11-20T10:00:00Z";
  private static final String ELEVEN = "2026-11-20T11:00:00Z";
  private static final String NOON = "2026-11-20T12:00:00Z";

  @Test
  void countsWhatProvedGood() {
    Change change = only(Told.good("v1", TEN));

    assertThat(change.began()).isEqualTo(time(TEN, 20));
    assertThat(change.succeeded()).isTrue();
    assertThat(change.failure()).isEmpty();
  }

  @Test
  void measuresAFailureFromItsDecisionUntilTheProvenRevisionServes() {
    Change change = only(Told.bad("v1", TEN));

    assertThat(change.failure()).contains(new Failure(time(TEN, 80), Optional.of(time(TEN, 140))));
    assertThat(change.timeToFail()).contains(Duration.ofSeconds(60));
  }

  @Test
  void isRestoredByTheNextGoodEndWhenItWasLeftToAHuman() {
    Attempt left =
        Told.of("v1", TEN)
            .entered("Update", 20)
            .entered("RollBack", 90)
            .settled(900, "NEEDS_HUMAN");

    assertThat(only(left).failure()).contains(new Failure(time(TEN, 90), Optional.empty()));
    assertThat(Changes.of(List.of(Told.good("v2", ELEVEN), left)).getFirst().failure())
        .contains(new Failure(time(TEN, 90), Optional.of(time(ELEVEN, 320))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REJECTED", "NEEDS_HUMAN"})
  void isNoChangeBeforeTheServiceIsTouched(String verdict) {
    assertThat(Changes.of(List.of(Told.of("v1", TEN).settled(3, verdict)))).isEmpty();
  }

  @Test
  void isNoChangeWhenItWasRefusedThoughItHadToBringBackWhatItTookOver() {
    Attempt refused = Told.of("v1", TEN).entered("RollBack", 20).settled(99, "REJECTED");

    assertThat(Changes.of(List.of(refused))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUPERSEDED", "STOPPED", "NEVER_STARTED"})
  void isNoFailureWhenNobodyJudgedIt(String verdict) {
    Change change = only(Told.of("v1", TEN).entered("Update", 20).settled(60, verdict));

    assertThat(change.failure()).isEmpty();
    assertThat(change.succeeded()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALARM", "ROLLBACK"})
  void failedAfterAllWhenItIsTurnedBack(String trigger) {
    Attempt back =
        Told.of("v1", NOON).trigger(trigger).entered("RollBack", 5).settled(65, "ROLLED_BACK");

    List<Change> changes = Changes.of(List.of(Told.good("v0", TEN), Told.good("v1", ELEVEN), back));

    assertThat(changes).hasSize(2);
    assertThat(changes.getFirst().failure()).isEmpty();
    assertThat(changes.getLast().failure())
        .contains(new Failure(time(NOON, 1), Optional.of(time(NOON, 65))));
  }

  @Test
  void blamesOnlyTheLastRolloutOfAnImage() {
    Attempt back = Told.of("v1", NOON).trigger("ALARM").settled(65, "ROLLED_BACK");

    assertThat(Changes.of(List.of(Told.good("v1", TEN), Told.good("v1", ELEVEN), back)))
        .extracting(change -> change.failure().isPresent())
        .containsExactly(false, true);
  }

  @Test
  void isNotTurnedBackByARequestThatDidNothing() {
    Attempt back = Told.of("v1", NOON).trigger("ROLLBACK").settled(3, "REJECTED");

    assertThat(only(Told.good("v1", ELEVEN), back).failure()).isEmpty();
  }

  private static Change only(Attempt... attempts) {
    assertThat(Changes.of(List.of(attempts))).hasSize(1);
    return Changes.of(List.of(attempts)).getFirst();
  }

  private static Instant time(String ordered, int second) {
    return Instant.parse(ordered).plusSeconds(second);
  }
}
