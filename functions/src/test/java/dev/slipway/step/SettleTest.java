package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Problem;
import dev.slipway.core.Summary;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettleTest {
  private static final Map<String, Instant> PHASES = Map.of("Accept", NOON);
  private static final Ending DONE = Ending.succeeded("Done.");
  private final Fixture fixture = new Fixture().proven().claimed();
  private final Map<String, String> live = new HashMap<>();
  private final Settle settle = new Settle(fixture.ledger, live::put);

  @Test
  void provesTheRevisionThatSurvived() {
    Summary summary = settle.take(fixture.turn(Samples.rollout(), DONE), PHASES);
    assertThat(summary.verdict()).isEqualTo(End.SUCCEEDED);
    assertThat(fixture.provenNow().taskDefinition()).isEqualTo(NEW_REVISION);
    assertThat(live.get("/slipway/live/backend")).endsWith("slipway/backend@" + NEW);
    assertThat(fixture.ledger.claimOn("backend").orElseThrow().held()).isFalse();
    assertThat(fixture.ledger.attempts().getLast().phases()).isEqualTo(PHASES);
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
    assertThat(settle.take(turn, PHASES).verdict()).isEqualTo(End.SUCCEEDED);
    assertThat(fixture.ledger.attempts()).hasSize(2);
  }

  @Test
  void provesNothingThatFailed() {
    Summary summary = settle.take(fixture.turn(Ending.needsHuman(cause())), PHASES);
    assertThat(summary.code()).contains(CauseCode.EXITS_AT_START);
    assertThat(fixture.provenNow()).isEqualTo(Samples.proven());
    assertThat(live).isEmpty();
  }

  @Test
  void endsSupersededWhenTheClaimWasLostMeanwhile() {
    Turn turn = fixture.turn(Samples.rollout(), DONE);
    fixture.overtaken();
    assertThat(settle.take(turn, PHASES).verdict()).isEqualTo(End.SUPERSEDED);
    assertThat(fixture.provenNow()).isEqualTo(Samples.proven());
    assertThat(live).isEmpty();
  }

  @Test
  void tellsTheEndOfACaughtError() {
    Problem denied = new Problem("Plan", "dev.slipway.port.AccessDenied", "ecs:DescribeServices");
    Summary summary = settle.take(fixture.turn(denied), PHASES);
    assertThat(summary.verdict()).isEqualTo(End.REJECTED);
    assertThat(summary.code()).contains(CauseCode.ACCESS_DENIED);
    assertThat(fixture.ledger.claimOn("backend").orElseThrow().held()).isFalse();
  }

  @Test
  void tellsTheEndOfARequestThatNeverBecameADeployment() {
    Turn turn = new Turn(Facts.of(Ending.rejected(cause())), NOON);
    assertThat(settle.take(turn, PHASES).verdict()).isEqualTo(End.REJECTED);
    assertThat(fixture.ledger.attempts()).hasSize(1);
  }

  private static Cause cause() {
    return new Cause(CauseCode.EXITS_AT_START, "It exits.", List.of(), "Look.");
  }
}
