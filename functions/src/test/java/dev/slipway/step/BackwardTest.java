package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Asker;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest.Alarmed;
import dev.slipway.core.DeploymentRequest.Back;
import dev.slipway.core.DeploymentRequest.Told;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Hold;
import dev.slipway.core.Order;
import dev.slipway.core.Outcome;
import dev.slipway.core.Trigger;
import dev.slipway.port.Ledger.Consequence;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackwardTest {
  private static final Instant PROVEN_AT = NOON.minusSeconds(100);
  private static final String THIRD = Samples.digest('c');
  private final Accepting accepting = new Accepting();

  @BeforeEach
  void runTheSecondRevision() {
    accepting.fleet.foreign(Samples.revision(2));
  }

  @Test
  void turnsBackWhatIsLive() {
    accepting.proven(OLD, 1, NOON.minusSeconds(9000));
    accepting.proven(NEW, 2, PROVEN_AT);
    Deployment back = accepting.accepted(new Back("backend"));
    assertThat(back.image().content().digest()).isEqualTo(NEW);
    assertThat(back.trigger()).isEqualTo(Trigger.ROLLBACK);
    assertThat(back.order()).isEqualTo(Order.of(NOON));
  }

  @Test
  void turnsBackWhatIsBeingDeployed() {
    accepting.proven(OLD, 1, NOON.minusSeconds(9000));
    accepting.claimed(THIRD, PROVEN_AT);
    Deployment back = accepting.accepted(new Back("backend"));
    assertThat(back.image().content().digest()).isEqualTo(THIRD);
  }

  @Test
  void turnsBackWhatIsLiveAndNotWhatCameToNothingBefore() {
    accepting.proven(OLD, 1, NOON.minusSeconds(9000));
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.settle(accepting.claimed(THIRD, NOON.minusSeconds(5)), NOON, Consequence.none());
    assertThat(turnedBack()).isEqualTo(NEW);
  }

  @Test
  void turnsBackWhatRunsThoughItWasNeverProven() {
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.fleet.foreign(Samples.revision(3));
    accepting.fleet.task(Samples.running("1", Samples.revision(3), THIRD));
    assertThat(turnedBack()).isEqualTo(THIRD);
  }

  @Test
  void turnsBackWhatIsProvenThoughItsRevisionWasChanged() {
    accepting.proven(OLD, 1, NOON.minusSeconds(9000));
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.settle(accepting.claimed(THIRD, NOON.minusSeconds(5)), NOON, Consequence.none());
    accepting.fleet.foreign(Samples.revision(3));
    accepting.fleet.task(Samples.running("1", Samples.revision(3), NEW));
    assertThat(turnedBack()).isEqualTo(NEW);
  }

  @Test
  void turnsBackWhatTheLastDeploymentLeftWithoutATask() {
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.settle(accepting.claimed(THIRD, NOON.minusSeconds(5)), NOON, Consequence.none());
    accepting.fleet.foreign(Samples.revision(3));
    assertThat(turnedBack()).isEqualTo(THIRD);
  }

  private String turnedBack() {
    return accepting.accepted(new Back("backend")).image().content().digest();
  }

  @Test
  void saysWhoAskedAndHoldsTheService() {
    accepting.proven(OLD, 1, NOON.minusSeconds(9000));
    accepting.proven(NEW, 2, PROVEN_AT);
    Cause cause = accepting.take(new Back("backend")).facts().need(Cause.class);
    assertThat(cause.code()).isEqualTo(CauseCode.ROLLBACK_ASKED);
    assertThat(cause.sentence())
        .isEqualTo("A person asked to roll back v2 (execution " + Accepting.PERSON + ").");
    assertThat(accepting.ledger.hold("backend"))
        .contains(new Hold("rolled back by a person", Accepting.PERSON, NOON));
  }

  @Test
  void namesWhoAskedWhenThatIsKnown() {
    accepting.proven(OLD, 1, NOON.minusSeconds(9000));
    accepting.proven(NEW, 2, PROVEN_AT);
    Asker ana = new Asker(Optional.of("ana"), Optional.of("It is slow."));
    Answer answer = accepting.take(new Told(new Back("backend"), ana));
    assertThat(answer.facts().need(Deployment.class).asker()).contains(ana);
    assertThat(answer.facts().need(Cause.class).sentence())
        .startsWith("ana asked to roll back v2: It is slow (execution ");
    assertThat(accepting.ledger.hold("backend").orElseThrow().reason())
        .isEqualTo("rolled back by ana: It is slow");
  }

  @Test
  void rejectsARollbackWhereNothingWasProven() {
    assertThat(accepting.rejected(new Back("backend"))).isEqualTo(CauseCode.NO_PROVEN_GOOD);
    assertThat(accepting.ledger.hold("backend")).isEmpty();
  }

  @Test
  void rejectsARollbackOfAllThatWasEverProven() {
    accepting.proven(NEW, 2, PROVEN_AT);
    assertThat(accepting.rejected(new Back("backend"))).isEqualTo(CauseCode.NO_PROVEN_GOOD);
    assertThat(accepting.ledger.hold("backend")).isEmpty();
  }

  @Test
  void turnsASuccessBackThatAnAlarmFollows() {
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.turnsRed("backend-5xx");
    Answer answer = accepting.take(new Alarmed("backend", "backend-5xx"));
    assertThat(answer.outcome()).isEqualTo(Outcome.ACCEPTED);
    Deployment back = answer.facts().need(Deployment.class);
    assertThat(back.image().content().digest()).isEqualTo(NEW);
    assertThat(back.trigger()).isEqualTo(Trigger.ALARM);
    assertThat(answer.facts().need(Cause.class).code()).isEqualTo(CauseCode.ALARM);
    assertThat(answer.facts().need(Cause.class).evidence()).containsExactly("Threshold Crossed");
  }

  @Test
  void leavesTheServiceWhenTheAlarmIsNoLongerRed() {
    accepting.proven(NEW, 2, PROVEN_AT);
    assertThat(nothingToDo(NOON)).contains("not red");
  }

  @Test
  void leavesTheServiceWhenOnlyAnotherAlarmIsRed() {
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.turnsRed("frontend-5xx");
    assertThat(nothingToDo(NOON)).contains("not red");
  }

  @Test
  void leavesTheServiceWhenTheNamedAlarmIsNotTheRedOne() {
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.turnsRed("backend-5xx");
    assertThat(accepting.ended(new Alarmed("backend", "backend-slow")).sentence())
        .contains("'backend-slow'");
  }

  @Test
  void leavesTheServiceToWhomeverChangedItSince() {
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.turnsRed("backend-5xx");
    accepting.fleet.foreign(Samples.revision(3));
    assertThat(nothingToDo(NOON)).contains("no longer set to backend:2");
  }

  @Test
  void leavesTheServiceOnceTheWatchIsOver() {
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.turnsRed("backend-5xx");
    assertThat(nothingToDo(PROVEN_AT.plusSeconds(601))).contains("was over");
    assertThat(
            accepting
                .takeAt(PROVEN_AT.plusSeconds(600), new Alarmed("backend", "backend-5xx"))
                .outcome())
        .isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void leavesTheServiceToADeploymentThatIsUnderWay() {
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.turnsRed("backend-5xx");
    accepting.claimed(THIRD, NOON.minusSeconds(5));
    assertThat(nothingToDo(NOON)).contains("under way");
  }

  @Test
  void leavesASuccessThatWasNotTheLastDeployment() {
    accepting.proven(NEW, 2, PROVEN_AT);
    accepting.turnsRed("backend-5xx");
    accepting.settle(accepting.claimed(THIRD, NOON.minusSeconds(5)), NOON, Consequence.none());
    assertThat(nothingToDo(NOON)).contains("last deployment");
  }

  private String nothingToDo(Instant now) {
    Answer answer = accepting.takeAt(now, new Alarmed("backend", "backend-5xx"));
    Ending ending = answer.facts().need(Ending.class);
    assertThat(ending.end()).isEqualTo(End.NOTHING_TO_DO);
    return ending.sentence();
  }
}
