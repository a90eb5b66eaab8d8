package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Bake;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Intent;
import dev.slipway.core.Outcome;
import dev.slipway.core.RedAlarms;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rollout;
import dev.slipway.core.Rung;
import dev.slipway.core.Setback;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Fleet.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private static final Cause ALARM = new Cause(CauseCode.ALARM, "It rings.", List.of(), "Look.");
  private static final Intent INTENT =
      new Intent(
          OLD_REVISION, Optional.empty(), Optional.empty(), List.of("backend-5xx"), List.of());

  private final Fixture fixture = new Fixture().proven().claimed();
  private final Waiting waiting = fixture.waiting();
  private final AwaitRollout await = new AwaitRollout(waiting);
  private final Wake wake = fixture.wake();

  @BeforeEach
  void startTheRollout() {
    fixture.fleet.update(Samples.service().place(), Change.to(NEW_REVISION));
  }

  @Test
  void parksWhileNothingIsDecided() {
    assertThat(await.take(turn(), "token").outcome()).isEqualTo(Outcome.PARKED);
    assertThat(fixture.ledger.claimOn("backend").orElseThrow().parked().orElseThrow().token())
        .isEqualTo("token");
    assertThat(fixture.parkedTasks.answers()).isEmpty();
  }

  @Test
  void answersItsTokenWhenThereIsAVerdictAtOnce() {
    finishRollout();
    await.take(turn(), "token");
    assertThat(fixture.parkedTasks.answers().get("token").outcome()).isEqualTo(Outcome.HEALTHY);
  }

  @Test
  void answersTheParkedTokenOnceAnEventBringsAVerdict() {
    await.take(turn(), "token");
    assertThat(wake.take("backend", event(NOON.plusSeconds(20))).answer().outcome())
        .isEqualTo(Outcome.PARKED);
    finishRollout();
    wake.take("backend", event(NOON.plusSeconds(30)));
    assertThat(fixture.parkedTasks.answers().get("token").facts().need(Bake.class))
        .isEqualTo(new Bake(NOON.plusSeconds(30)));
  }

  @Test
  void saysWhoseWaitAnEventIsAbout() {
    await.take(turn(), "token");
    finishRollout();
    Woken woken = wake.take("backend", event(NOON.plusSeconds(30)));
    assertThat(woken.waiter()).contains(new Woken.Waiter(Samples.deployment(), "AwaitRollout"));
    assertThat(woken.about().service()).contains("backend");
    assertThat(wake.take("unknown", event(NOON)).waiter()).isEmpty();
  }

  @Test
  void takesAnEventFromBeforeTheWaitForItsBeginning() {
    await.take(turn(), "token");
    finishRollout();
    wake.take("backend", event(NOON.minusSeconds(500)));
    assertThat(fixture.parkedTasks.answers().get("token").facts().need(Bake.class))
        .isEqualTo(new Bake(NOON));
  }

  @Test
  void sleepsOnWhenNobodyWaits() {
    assertThat(wake.take("backend", event(NOON)).answer().outcome()).isEqualTo(Outcome.PARKED);
    assertThat(wake.take("unknown", event(NOON)).answer().outcome()).isEqualTo(Outcome.PARKED);
  }

  @Test
  void doesNotTakeBlindnessForFailure() {
    fixture.fleet.blind(true);
    assertThat(await.take(turn(), "token").outcome()).isEqualTo(Outcome.PARKED);
  }

  @Test
  void asksAPersonWhenTimeRunsOutBlind() {
    fixture.fleet.blind(true);
    await.take(turnAt(NOON.plusSeconds(900 + 300)), "token");
    Ending ending = fixture.parkedTasks.answers().get("token").facts().need(Ending.class);
    assertThat(ending.end()).isEqualTo(End.NEEDS_HUMAN);
  }

  @Test
  void looksAgainWhenItWasBlindAsTimeRanOut() {
    fixture.fleet.blind(true);
    assertThat(await.take(turnAt(NOON.plusSeconds(900)), "token").outcome())
        .isEqualTo(Outcome.PARKED);
  }

  @Test
  void asksAPersonWhenSomebodyElseChangedTheService() {
    fixture.fleet.newest(Status.STOPPED);
    fixture.fleet.update(Samples.service().place(), Change.to("other"));
    await.take(turn(), "token");
    assertThat(fixture.parkedTasks.answers().get("token").outcome()).isEqualTo(Outcome.ENDED);
  }

  @Test
  void parksNothingAfterLosingTheClaim() {
    Turn turn = turn();
    fixture.overtaken();
    assertThatThrownBy(() -> await.take(turn, "token")).isInstanceOf(ClaimLost.class);
    assertThat(fixture.ledger.claimOn("backend").orElseThrow().parked()).isEmpty();
  }

  @Test
  void bakesFromTheEndOfTheRollout() {
    finishRollout();
    AwaitBake bake = new AwaitBake(waiting);
    Turn early =
        fixture.turnAt(NOON.plusSeconds(89), INTENT, Samples.rollout(), bakeFromHalfPast());
    assertThat(bake.take(early, "one").outcome()).isEqualTo(Outcome.PARKED);
    Turn over = fixture.turnAt(NOON.plusSeconds(90), INTENT, Samples.rollout(), bakeFromHalfPast());
    assertThat(bake.take(over, "two").facts().need(Ending.class).end()).isEqualTo(End.SUCCEEDED);
  }

  private static Wake.Event event(Instant time) {
    return new Wake.Event(time, Optional.empty());
  }

  @Test
  void endsAsNeverStartedWhenTheServiceIsScaledToZero() {
    fixture.fleet.counts(0, 0);
    await.take(turn(), "token");
    Ending ending = fixture.parkedTasks.answers().get("token").facts().need(Ending.class);
    assertThat(ending.end()).isEqualTo(End.NEVER_STARTED);
  }

  @Test
  void ignoresRedAlarmsThroughoutWhenToldTo() {
    fixture.redAlarms(RedAlarms.IGNORE);
    await.take(turn(), "token");
    assertThat(watch().ignoredAlarms()).containsExactly("backend-5xx");
  }

  @Test
  void armsEveryAlarmOtherwise() {
    await.take(turn(), "token");
    assertThat(watch().ignoredAlarms()).isEmpty();
  }

  @Test
  void goesToTheNextRungWhenARollbackDoesNotLeadBack() {
    fixture.fleet.newest(Status.ROLLBACK_FAILED);
    Answer answer = rollback(NOON);
    assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(answer.facts().need(Setback.class).at()).isEqualTo(NOON);
  }

  @Test
  void tellsWhichWayItCameBack() {
    fixture.fleet.breaks(Status.ROLLBACK_SUCCESSFUL, OLD_REVISION);
    fixture.fleet.task(Samples.running("1", OLD_REVISION, OLD));
    fixture.fleet.task(Samples.running("2", OLD_REVISION, OLD));
    assertThat(rollback(NOON).facts().need(Ending.class).end()).isEqualTo(End.ROLLED_BACK_BY_ECS);
  }

  @Test
  void leavesARollbackToWhoeverChangedTheServiceDuringIt() {
    fixture.fleet.foreign("foreign");
    Ending ending = rollback(NOON).facts().need(Ending.class);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.FOREIGN_CHANGE);
    assertThat(ending.sentence()).contains("It rings.", "Somebody else");
  }

  @Test
  void triesNoFurtherRungBlind() {
    fixture.fleet.blind(true);
    Ending ending = rollback(NOON.plusSeconds(900 + 300)).facts().need(Ending.class);
    assertThat(ending.end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.ALARM);
  }

  private Answer rollback(Instant now) {
    Rollout rollout = new Rollout("deployment-2", OLD_REVISION, Samples.proven().content(), NOON);
    Rollback rollback = new Rollback(Rung.STOP_DEPLOYMENT, rollout, "image", List.of());
    return new AwaitRollback(waiting).take(fixture.turnAt(now, ALARM, rollback), "token");
  }

  private Watch watch() {
    return (Watch) fixture.ledger.claimOn("backend").orElseThrow().parked().orElseThrow().awaited();
  }

  private static Bake bakeFromHalfPast() {
    return new Bake(NOON.plusSeconds(30));
  }

  private void finishRollout() {
    fixture.fleet.newest(Status.SUCCESSFUL);
    fixture.fleet.task(Samples.running("1", NEW_REVISION, NEW));
    fixture.fleet.task(Samples.running("2", NEW_REVISION, NEW));
  }

  private Turn turn() {
    return turnAt(NOON);
  }

  private Turn turnAt(Instant now) {
    return fixture.turnAt(now, INTENT, Samples.rollout());
  }
}
