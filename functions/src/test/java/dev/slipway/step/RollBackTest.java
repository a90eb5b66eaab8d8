package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Problem;
import dev.slipway.core.Proven;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rung;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.fake.FakeFleet;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Fleet.Change;
import dev.slipway.port.RetryableFault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollBackTest {
  private final Retreating retreat = new Retreating();
  private final Fixture fixture = retreat.fixture;

  @Test
  void setsTheServiceToTheProvenRevision() {
    retreat.proven().failedInItsBake();
    Rollback rollback = retreat.rollingBack();
    assertThat(fixture.fleet.changes().getLast()).isEqualTo(Change.to(OLD_REVISION));
    assertThat(rollback.rung()).isEqualTo(Rung.TO_PROVEN);
    assertThat(rollback.rollout().serviceDeployment()).isEqualTo("deployment-3");
    assertThat(rollback.rollout().content()).isEqualTo(Samples.proven().content());
    assertThat(rollback.image()).endsWith("slipway/backend@" + Samples.OLD);
  }

  @Test
  void neverGoesToTheRevisionBefore() {
    retreat.proven().rollOut("broken");
    retreat.failedInItsBake();
    retreat.rollingBack();
    assertThat(fixture.fleet.changes().getLast().taskDefinition()).isEqualTo(OLD_REVISION);
  }

  @Test
  void stopsADeploymentThatIsStillOnItsWay() {
    retreat.proven().failedInItsRollout();
    Rollback rollback = retreat.rollingBack();
    assertThat(rollback.rung()).isEqualTo(Rung.STOP_DEPLOYMENT);
    assertThat(rollback.rollout().serviceDeployment()).isEqualTo("deployment-2");
    assertThat(rollback.rollout().taskDefinition()).isEqualTo(OLD_REVISION);
    assertThat(fixture.fleet.stops()).containsExactly("deployment-2");
    assertThat(fixture.fleet.changes()).hasSize(1);
  }

  @Test
  void stopsOnceWhenItRunsTwice() {
    retreat.proven().failedInItsRollout();
    Rollback first = retreat.rollingBack();
    assertThat(retreat.rollingBack()).isEqualTo(first);
    assertThat(fixture.fleet.stops()).hasSize(1);
  }

  @Test
  void letsEcsFinishARollbackToTheProvenRevision() {
    retreat.proven().failedInItsRollout();
    fixture.fleet.breaks(Status.ROLLBACK_IN_PROGRESS, OLD_REVISION);
    Rollback rollback = retreat.rollingBack();
    assertThat(rollback.rung()).isEqualTo(Rung.ECS_OWN);
    assertThat(rollback.rollout().serviceDeployment()).isEqualTo("deployment-2");
    assertThat(fixture.fleet.changes()).hasSize(1);
    assertThat(fixture.fleet.stops()).isEmpty();
  }

  @Test
  void correctsARollbackOfEcsThatGoesElsewhere() {
    retreat.proven().failedInItsRollout();
    fixture.fleet.breaks(Status.ROLLBACK_IN_PROGRESS, "broken");
    retreat.rollingBack();
    assertThat(fixture.fleet.changes().getLast().taskDefinition()).isEqualTo(OLD_REVISION);
  }

  @Test
  void updatesOnceWhenItRunsTwice() {
    retreat.proven().failedInItsBake();
    Rollback first = retreat.rollingBack();
    assertThat(retreat.rollingBack()).isEqualTo(first);
    assertThat(fixture.fleet.changes()).hasSize(2);
  }

  @Test
  void condemnsTheImageBeforeItWrites() {
    retreat.proven().failedInItsBake();
    fixture.fleet.updates(FakeFleet.Update.ANSWER_LOST);
    assertThatThrownBy(retreat::take).isInstanceOf(RetryableFault.class);
    assertThat(fixture.ledger.quarantine("backend", NEW).orElseThrow().cause())
        .isEqualTo(retreat.cause);
  }

  @Test
  void condemnsNoImageThatAPersonStopped() {
    retreat.proven().failedInItsBake();
    retreat.because(CauseCode.STOPPED_BY_PERSON);
    retreat.rollingBack();
    assertThat(fixture.ledger.quarantine("backend", NEW)).isEmpty();
  }

  @Test
  void neverGoesBackToTheImageThatFailed() {
    Proven same =
        new Proven(NEW_REVISION, Samples.rollout().content(), Optional.empty(), NOON, "x");
    retreat.proven();
    fixture.ledger.adopt(fixture.turn().facts().holding(), same);
    retreat.because(CauseCode.NO_ROUTE_TO_ECR);
    retreat.failedInItsBake();
    assertThat(retreat.rollingBack().rollout().taskDefinition()).isEqualTo(OLD_REVISION);
  }

  @Test
  void writesNothingOverAForeignChange() {
    retreat.proven().failedInItsBake();
    fixture.fleet.foreign("foreign");
    Ending ending = retreat.ended();
    assertThat(ending.end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.FOREIGN_CHANGE);
    assertThat(fixture.fleet.changes()).hasSize(1);
    assertThat(fixture.ledger.quarantine("backend", NEW)).isEmpty();
  }

  @Test
  void doesNotTakeAnOldSightOfTheServiceForTheWayBack() {
    retreat.proven().failedInItsBake();
    fixture.fleet.stale(true);
    assertThatThrownBy(retreat::take).isInstanceOf(RetryableFault.class);
    fixture.fleet.stale(false);
    retreat.rollingBack();
    assertThat(fixture.fleet.changes().getLast()).isEqualTo(Change.to(OLD_REVISION));
  }

  @Test
  void scalesAFirstDeploymentBackToZeroAndAsksAPerson() {
    fixture.claimed();
    retreat.raised().failedInItsRollout();
    Ending ending = retreat.ended();
    assertThat(fixture.fleet.scalings()).containsExactly(0);
    assertThat(ending.end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(ending.sentence()).contains("It exits.", "scaled back to 0");
  }

  @Test
  void leavesARunningServiceWithoutProvenRevisionAlone() {
    fixture.claimed();
    retreat.failedInItsRollout();
    assertThat(retreat.ended().end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(fixture.fleet.scalings()).isEmpty();
  }

  @Test
  void rejectsWhenTheUpdateNeverHappened() {
    retreat.proven();
    assertThat(retreat.ended(problemInUpdate("RequestRefused")).end()).isEqualTo(End.REJECTED);
    assertThat(fixture.fleet.changes()).isEmpty();
  }

  @Test
  void goesBackWhenTheUpdateHappenedWithoutAnAnswer() {
    retreat.proven().rollOut(NEW_REVISION);
    assertThat(retreat.rollingBack(problemInUpdate("RetryableFault")).rung())
        .isEqualTo(Rung.STOP_DEPLOYMENT);
  }

  @Test
  void turnsNothingBackBecauseItIsDeniedTheSight() {
    retreat.proven().rollOut(NEW_REVISION);
    assertThat(retreat.ended(problemInUpdate("AccessDenied")).end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(fixture.fleet.stops()).isEmpty();
  }

  @Test
  void writesNothingAfterLosingTheClaim() {
    retreat.proven().failedInItsBake();
    Turn turn = retreat.turn();
    fixture.overtaken();
    assertThatThrownBy(() -> retreat.step.take(turn)).isInstanceOf(ClaimLost.class);
    assertThat(fixture.fleet.changes()).hasSize(1);
  }

  private Turn problemInUpdate(String error) {
    Intent intent =
        new Intent(OLD_REVISION, Optional.empty(), Optional.empty(), List.of(), List.of());
    Problem problem = new Problem("Update", "dev.slipway.port." + error, "no");
    return fixture.turn(intent, new NewRevision(NEW_REVISION), problem);
  }

  @Test
  void takesTheImageOfTheDeploymentForTheOneThatFailed() {
    Deployment deployment = Samples.deployment();
    retreat.proven().failedInItsBake();
    retreat.rollingBack();
    assertThat(fixture.ledger.quarantine("backend", NEW).orElseThrow().deployment())
        .isEqualTo(deployment.id());
  }
}
