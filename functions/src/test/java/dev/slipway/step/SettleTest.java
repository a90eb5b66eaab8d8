package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Asker;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Climb;
import dev.slipway.core.ConfigurationDrift;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Forecast;
import dev.slipway.core.GateResult;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.Intent;
import dev.slipway.core.Problem;
import dev.slipway.core.Reply;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rollout;
import dev.slipway.core.Rung;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettleTest {
  private static final Map<String, Instant> PHASES = Map.of("Accept", NOON);
  private static final Ending DONE = Ending.succeeded("Done.");
  private final Fixture fixture = new Fixture().proven().claimed();
  private final Map<String, String> live = new HashMap<>();
  private final Settle settle = new Settle(fixture.ledger, live::put);

  @Test
  void provesTheRevisionThatSurvived() {
    Settled settled = settle.take(fixture.turn(Samples.rollout(), DONE), PHASES);
    assertThat(settled.ending().end()).isEqualTo(End.SUCCEEDED);
    assertThat(fixture.provenNow().taskDefinition()).isEqualTo(NEW_REVISION);
    assertThat(live.get("/slipway/live/backend")).endsWith("slipway/backend@" + NEW);
    assertThat(fixture.ledger.claimOn("backend").orElseThrow().held()).isFalse();
    assertThat(fixture.ledger.attempts().getLast().phases()).isEqualTo(PHASES);
  }

  @Test
  void tellsWhoApproved() {
    Asker ana = new Asker(Optional.of("ana"), Optional.of("tested"));
    Reply reply = new Reply(Reply.Word.APPROVE, Optional.of(ana), NOON);
    Settled settled = settle.take(fixture.turn(Samples.rollout(), reply, DONE), PHASES);
    assertThat(settled.ending().sentence()).isEqualTo("Done. Approved by ana: tested.");
    assertThat(fixture.ledger.attempts().getLast().ending()).isEqualTo(settled.ending());
  }

  @Test
  void changesNothingWhenItRunsTwice() {
    settle.take(fixture.turn(Samples.rollout(), Ending.needsHuman(cause())), PHASES);
    settle.take(fixture.turn(Samples.rollout(), Ending.needsHuman(cause())), PHASES);
    assertThat(fixture.ledger.attempts()).hasSize(2);
  }

  @Test
  void tellsTheSuccessAgainWhenItRunsTwice() {
    Turn turn = fixture.turn(Samples.rollout(), DONE);
    settle.take(turn, PHASES);
    fixture.overtaken();
    assertThat(settle.take(turn, PHASES).ending().end()).isEqualTo(End.SUCCEEDED);
    assertThat(fixture.ledger.attempts()).hasSize(2);
  }

  @Test
  void provesNothingThatFailed() {
    Settled settled = settle.take(fixture.turn(Ending.needsHuman(cause())), PHASES);
    assertThat(settled.ending().cause().orElseThrow().code()).isEqualTo(CauseCode.EXITS_AT_START);
    assertThat(fixture.provenNow()).isEqualTo(Samples.proven());
    assertThat(live).isEmpty();
  }

  @Test
  void endsSupersededWhenTheClaimWasLostMeanwhile() {
    Turn turn = fixture.turn(Samples.rollout(), DONE);
    fixture.overtaken();
    assertThat(settle.take(turn, PHASES).ending().end()).isEqualTo(End.SUPERSEDED);
    assertThat(fixture.provenNow()).isEqualTo(Samples.proven());
    assertThat(live).isEmpty();
  }

  @Test
  void tellsTheEndOfACaughtError() {
    Problem denied = new Problem("Plan", "dev.slipway.port.AccessDenied", "ecs:DescribeServices");
    Settled settled = settle.take(fixture.turn(denied), PHASES);
    assertThat(settled.ending().end()).isEqualTo(End.REJECTED);
    assertThat(settled.ending().cause().orElseThrow().code()).isEqualTo(CauseCode.ACCESS_DENIED);
    assertThat(fixture.ledger.claimOn("backend").orElseThrow().held()).isFalse();
  }

  @Test
  void tellsTheEndOfARequestThatNeverBecameADeployment() {
    Turn turn = new Turn(Facts.of(Ending.rejected(cause())), NOON);
    assertThat(settle.take(turn, PHASES).ending().end()).isEqualTo(End.REJECTED);
    assertThat(fixture.ledger.attempts()).hasSize(1);
  }

  @Test
  void publishesTheImageItWentBackTo() {
    Ending ending = Ending.returned(cause(), Rung.TO_PROVEN, "backend:1");
    settle.take(fixture.turn(Samples.rollout(), rollback(OLD_REVISION), ending), PHASES);
    assertThat(live.get("/slipway/live/backend")).isEqualTo("registry/backend@old");
    assertThat(fixture.provenNow()).isEqualTo(Samples.proven());
  }

  @Test
  void makesTheOlderRevisionTheNewestProvenOneWhenItHadToGoThere() {
    Fixture twice = new Fixture().provenTwice().claimed();
    Ending ending = Ending.returned(cause(), Rung.TO_OLDER, "backend:0");
    Rollback older = rollback(Fixture.OLDER.taskDefinition());
    new Settle(twice.ledger, live::put).take(twice.turn(Samples.rollout(), older, ending), PHASES);
    assertThat(twice.provenNow()).isEqualTo(Fixture.OLDER);
  }

  @Test
  void provesNothingByARollbackThatWasAskedFor() {
    Cause asked = new Cause(CauseCode.ROLLBACK_ASKED, "A person asked.", List.of(), "Look.");
    Ending ending = Ending.returned(asked, Rung.TO_PROVEN, "backend:1");
    Settled settled = settle.take(fixture.turn(rollback(OLD_REVISION), ending), PHASES);
    assertThat(settled.ending().end()).isEqualTo(End.SUCCEEDED);
    assertThat(fixture.ledger.proven("backend")).containsExactly(Samples.proven());
    assertThat(fixture.ledger.hold("backend").orElseThrow().reason()).isEqualTo("A person asked");
  }

  @Test
  void holdsAServiceThatCouldNotBeBroughtBack() {
    Ending ending = Ending.needsHuman(cause());
    settle.take(fixture.turn(Samples.rollout(), rollback(OLD_REVISION), ending), PHASES);
    assertThat(fixture.ledger.hold("backend")).isPresent();
    assertThat(live).isEmpty();
  }

  @Test
  void recordsEveryRungWithWhatCameOfIt() {
    Climb ecs = new Climb(Rung.ECS_OWN, OLD_REVISION, NOON, NOON.plusSeconds(9), "It hung.");
    Rollout back = new Rollout("deployment-3", OLD_REVISION, Samples.proven().content(), NOON);
    Rollback rollback = new Rollback(Rung.TO_PROVEN, back, "image", List.of(ecs));
    Ending ending = Ending.returned(cause(), Rung.TO_PROVEN, "backend:1");
    settle.take(fixture.turn(Samples.rollout(), rollback, ending), PHASES);
    assertThat(fixture.ledger.attempts().getLast().rungs())
        .containsExactly(
            ecs, new Climb(Rung.TO_PROVEN, OLD_REVISION, NOON, NOON, "backend:1 serves again."));
    assertThat(fixture.ledger.attempts().getLast().rollbackTarget()).contains(OLD_REVISION);
  }

  @Test
  void tellsTheRemarksOfAPlanWithASuccess() {
    Intent intent =
        new Intent(
            OLD_REVISION,
            Optional.empty(),
            Optional.empty(),
            List.of("backend-5xx"),
            List.of("Alarm backend-5xx was red before and was not armed."));
    Settled settled = settle.take(fixture.turn(intent, Samples.rollout(), DONE), PHASES);
    assertThat(settled.ending().sentence())
        .isEqualTo("Done. Alarm backend-5xx was red before and was not armed.");
  }

  @Test
  void tellsWhatChangedSinceTheRevisionItWentBackTo() {
    ConfigurationDrift drift = new ConfigurationDrift(List.of("Parameter /x changed."));
    Ending ending = Ending.returned(cause(), Rung.TO_PROVEN, "backend:1");
    Turn turn = fixture.turn(Samples.rollout(), rollback(OLD_REVISION), drift, ending);
    assertThat(settle.take(turn, PHASES).ending().sentence())
        .isEqualTo("It exits. Rolled back to backend:1. Parameter /x changed.");
    assertThat(fixture.ledger.attempts().getLast().notes().remarks())
        .containsExactly("Parameter /x changed.");
  }

  @Test
  void recordsWhoWarnedAndWhoOverrode() {
    GateResult passed = new GateResult("image", Standing.PASSED, "It is there.");
    GateResult skipped = new GateResult("scan", Standing.SKIPPED, "None is asked.");
    GateResult warned = new GateResult("plain-secrets", Standing.WARNED, "PASSWORD is plain.");
    GateResult overridden = new GateResult("freeze", Standing.OVERRIDDEN, "Fix the login.");
    GateResult approved = new GateResult("approval", Standing.PASSED, "Ada approved.");
    Forecast forecast =
        new Forecast(
            List.of(),
            List.of(passed, skipped, warned, overridden, approved),
            new Forecast.Surge(4, 2, Optional.empty()),
            Optional.empty(),
            0);
    settle.take(fixture.turn(forecast, Samples.rollout(), DONE), PHASES);
    assertThat(fixture.ledger.attempts().getLast().notes().gates())
        .containsExactly(warned, overridden, approved);
  }

  @Test
  void tellsPeopleOfADeploymentsEndAndNotOfANoOp() {
    Turn turn = fixture.turn(Samples.rollout(), DONE);
    assertThat(settle.take(turn, PHASES).summary(turn.facts(), Optional.empty()).notice())
        .isPresent();
    Turn nothing = new Turn(Facts.of(Samples.service(), Ending.nothingToDo("Live.")), NOON);
    assertThat(settle.take(nothing, PHASES).summary(nothing.facts(), Optional.empty()).notice())
        .isEmpty();
  }

  private static Rollback rollback(String revision) {
    Rollout rollout = new Rollout("deployment-3", revision, Samples.proven().content(), NOON);
    return new Rollback(Rung.TO_PROVEN, rollout, "registry/backend@old", List.of());
  }

  private static Cause cause() {
    return new Cause(CauseCode.EXITS_AT_START, "It exits.", List.of(), "Look.");
  }
}
