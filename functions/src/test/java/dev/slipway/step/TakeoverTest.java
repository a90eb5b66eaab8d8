package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Asking;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest.Recovery;
import dev.slipway.core.End;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.Trigger;
import dev.slipway.core.Watch;
import dev.slipway.port.Ledger.Consequence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TakeoverTest {
  private static final Cause FAILURE =
      new Cause(CauseCode.OUT_OF_MEMORY, "It grew.", List.of(), "Give it more.");
  private final Accepting accepting = new Accepting();

  @Test
  void goesOnWithTheDeadExecutionsDeployment() {
    Holding dead = accepting.claimed(NEW, NOON);
    Deployment before = accepting.ledger.claimOn("backend").orElseThrow().deployment();
    Deployment heir = take(dead.owner(), "TIMED_OUT").facts().need(Deployment.class);
    assertThat(heir.execution()).isEqualTo(Accepting.PERSON);
    assertThat(heir.takesOver()).contains(dead.owner());
    assertThat(heir.id()).isEqualTo(before.id());
    assertThat(heir.order()).isEqualTo(before.order());
    assertThat(heir.trigger()).isEqualTo(before.trigger());
  }

  @Test
  void claimsWhatItTakesOver() {
    Holding dead = accepting.claimed(NEW, NOON);
    Deployment heir = take(dead.owner(), "FAILED").facts().need(Deployment.class);
    assertThat(accepting.ledger.claim(heir, NOON))
        .isInstanceOfSatisfying(
            Granted.class, granted -> assertThat(granted.claim().takeovers()).isEqualTo(1));
  }

  @Test
  void goesForwardAfterAnAccident() {
    Holding dead = accepting.claimed(NEW, NOON);
    assertThat(take(dead.owner(), "TIMED_OUT").facts().find(Cause.class)).isEmpty();
    assertThat(take(dead.owner(), "GONE").facts().find(Cause.class)).isEmpty();
  }

  @Test
  void turnsBackWhatAPersonStopped() {
    Holding dead = accepting.claimed(NEW, NOON);
    Cause cause = take(dead.owner(), "ABORTED").facts().need(Cause.class);
    assertThat(cause.code()).isEqualTo(CauseCode.ABORTED);
    assertThat(cause.sentence()).contains(dead.owner());
  }

  @Test
  void goesOnTurningBackForTheReasonThatWasThere() {
    Holding dead = accepting.claimed(NEW, NOON);
    Watch watch =
        new Watch(
            Phase.ROLLBACK,
            Samples.service(),
            Samples.rollout(),
            NOON,
            Optional.of(FAILURE),
            List.of());
    accepting.ledger.park(dead, new Parked("token", watch), NOON);
    assertThat(take(dead.owner(), "ABORTED").facts().find(Cause.class)).contains(FAILURE);
  }

  @Test
  void goesOnForwardWithAnOpenQuestion() {
    Holding dead = accepting.claimed(NEW, NOON);
    Asking asking = new Asking(dead.deployment(), AwaitApprovalTest.QUESTION, false);
    accepting.ledger.park(dead, new Parked("token", asking), NOON);
    assertThat(take(dead.owner(), "TIMED_OUT").facts().find(Cause.class)).isEmpty();
  }

  @Test
  void goesOnWithTheWayBackThatAPersonOrAnAlarmAskedFor() {
    assertThat(causeOf(Trigger.ROLLBACK)).isEqualTo(CauseCode.ROLLBACK_ASKED);
    assertThat(causeOf(Trigger.ALARM)).isEqualTo(CauseCode.ALARM);
  }

  private static CauseCode causeOf(Trigger trigger) {
    Accepting accepting = new Accepting();
    Deployment push = Accepting.deployment(NEW, NOON);
    Deployment back =
        Deployment.of(
            push.id(),
            push.service(),
            push.execution(),
            push.order(),
            push.image(),
            trigger,
            Optional.empty());
    accepting.ledger.claim(back, NOON);
    Answer answer = accepting.take(new Recovery("backend", push.execution(), "FAILED"));
    return answer.facts().need(Cause.class).code();
  }

  @Test
  void hasNothingToDoOnceTheWorkWentOn() {
    Holding dead = accepting.claimed(NEW, NOON);
    assertThat(end("another")).isEqualTo(End.NOTHING_TO_DO);
    accepting.settle(dead, NOON, Consequence.none());
    assertThat(end(dead.owner())).isEqualTo(End.NOTHING_TO_DO);
  }

  private End end(String execution) {
    return accepting.ended(new Recovery("backend", execution, "FAILED")).end();
  }

  private Answer take(String execution, String status) {
    return accepting.take(new Recovery("backend", execution, status));
  }
}
