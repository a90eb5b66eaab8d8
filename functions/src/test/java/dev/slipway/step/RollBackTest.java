package dev.slipway.step;

import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Outcome;
import dev.slipway.core.Problem;
import dev.slipway.core.Rollback;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Fleet.Change;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollBackTest {
  private static final Cause CAUSE =
      new Cause(CauseCode.EXITS_AT_START, "It exits.", List.of("task 1"), "Look.");
  private final Fixture fixture = new Fixture();
  private final RollBack rollBack = new RollBack(fixture.fleet, fixture.ledger);

  @Test
  void setsTheServiceToTheProvenRevision() {
    fixture.proven().claimed();
    rollOut(NEW_REVISION);
    Rollback rollback = rollingBack(failed(Optional.empty()));
    assertThat(fixture.fleet.changes().getLast()).isEqualTo(Change.to(OLD_REVISION));
    assertThat(rollback.rollout().serviceDeployment()).isEqualTo("deployment-3");
    assertThat(rollback.rollout().content()).isEqualTo(Samples.proven().content());
  }

  @Test
  void neverGoesToTheRevisionBefore() {
    fixture.proven().claimed();
    rollOut("broken");
    rollOut(NEW_REVISION);
    rollingBack(failed(Optional.empty()));
    assertThat(fixture.fleet.changes().getLast().taskDefinition()).isEqualTo(OLD_REVISION);
  }

  @Test
  void letsEcsFinishARollbackToTheProvenRevision() {
    fixture.proven().claimed();
    rollOut(NEW_REVISION);
    fixture.fleet.turnsBack(Status.ROLLBACK_IN_PROGRESS, OLD_REVISION);
    Rollback rollback = rollingBack(failed(Optional.empty()));
    assertThat(fixture.fleet.changes()).hasSize(1);
    assertThat(rollback.rollout().serviceDeployment()).isEqualTo("deployment-2");
  }

  @Test
  void correctsARollbackOfEcsThatGoesElsewhere() {
    fixture.proven().claimed();
    rollOut(NEW_REVISION);
    fixture.fleet.turnsBack(Status.ROLLBACK_IN_PROGRESS, "broken");
    rollingBack(failed(Optional.empty()));
    assertThat(fixture.fleet.changes().getLast().taskDefinition()).isEqualTo(OLD_REVISION);
  }

  @Test
  void updatesOnceWhenItRunsTwice() {
    fixture.proven().claimed();
    rollOut(NEW_REVISION);
    Rollback first = rollingBack(failed(Optional.empty()));
    assertThat(rollingBack(failed(Optional.empty()))).isEqualTo(first);
    assertThat(fixture.fleet.changes()).hasSize(2);
  }

  @Test
  void scalesAFirstDeploymentBackToZeroAndAsksAPerson() {
    fixture.claimed();
    rollOut(NEW_REVISION);
    Ending ending = ended(failed(Optional.of(2)));
    assertThat(fixture.fleet.scalings()).containsExactly(0);
    assertThat(ending.end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(ending.sentence()).contains("It exits.", "scaled back to 0");
  }

  @Test
  void leavesARunningServiceWithoutProvenRevisionAlone() {
    fixture.claimed();
    rollOut(NEW_REVISION);
    assertThat(ended(failed(Optional.empty())).end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(fixture.fleet.scalings()).isEmpty();
  }

  @Test
  void rejectsWhenTheUpdateNeverHappened() {
    fixture.proven().claimed();
    Problem refused = new Problem("Update", "dev.slipway.port.RequestRefused", "no");
    Turn turn = fixture.turn(intent(Optional.empty()), new NewRevision(NEW_REVISION), refused);
    assertThat(ended(turn).end()).isEqualTo(End.REJECTED);
    assertThat(fixture.fleet.changes()).isEmpty();
  }

  @Test
  void writesNothingAfterLosingTheClaim() {
    fixture.proven().claimed();
    rollOut(NEW_REVISION);
    Turn turn = failed(Optional.empty());
    fixture.overtaken();
    assertThatThrownBy(() -> rollBack.take(turn)).isInstanceOf(ClaimLost.class);
    assertThat(fixture.fleet.changes()).hasSize(1);
  }

  private void rollOut(String revision) {
    fixture.fleet.update(Samples.service().place(), Change.to(revision));
  }

  private Turn failed(Optional<Integer> raiseTo) {
    return fixture.turnAt(
        NOON, intent(raiseTo), new NewRevision(NEW_REVISION), Samples.rollout(), CAUSE);
  }

  private static Intent intent(Optional<Integer> raiseTo) {
    return new Intent(OLD_REVISION, raiseTo, Optional.empty(), List.of());
  }

  private Rollback rollingBack(Turn turn) {
    Answer answer = rollBack.take(turn);
    assertThat(answer.outcome()).isEqualTo(Outcome.ROLLING_BACK);
    assertThat(answer.facts().need(Cause.class)).isEqualTo(CAUSE);
    return answer.facts().need(Rollback.class);
  }

  private Ending ended(Turn turn) {
    Answer answer = rollBack.take(turn);
    assertThat(answer.outcome()).isEqualTo(Outcome.ENDED);
    return answer.facts().need(Ending.class);
  }
}
