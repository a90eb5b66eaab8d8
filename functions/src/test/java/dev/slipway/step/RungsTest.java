package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Climb;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rung;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.fake.FakeFleet;
import dev.slipway.port.Fleet.Change;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ladder as it is climbed, and the ways back that are asked for. */
class RungsTest {
  private final Retreating retreat = new Retreating();
  private final Fixture fixture = retreat.fixture;

  @Test
  void climbsToTheEndAndThenAsksAPerson() {
    retreat.provenTwice().failedInItsRollout();
    Rollback stop = retreat.rollingBack();
    fixture.fleet.newest(Status.ROLLBACK_FAILED);
    retreat.setback(stop, "ECS gave up.");
    Rollback proven = retreat.rollingBack();
    retreat.setback(proven, "It hung.");
    Rollback older = retreat.rollingBack();
    retreat.setback(older, "It hung too.");
    Answer answer = retreat.take();

    assertThat(List.of(stop.rung(), proven.rung(), older.rung()))
        .containsExactly(Rung.STOP_DEPLOYMENT, Rung.TO_PROVEN, Rung.TO_OLDER);
    assertThat(older.rollout().taskDefinition()).isEqualTo(Fixture.OLDER.taskDefinition());
    Ending ending = answer.facts().need(Ending.class);
    assertThat(ending.end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.EXITS_AT_START);
    assertThat(ending.sentence())
        .isEqualTo(
            "It exits. No way back held: stopping the deployment to return to backend:1 (ECS gave"
                + " up.); setting the service to backend:1 (It hung.); setting it to the older"
                + " backend:0 (It hung too.).");
    assertThat(ending.cause().orElseThrow().nextStep())
        .contains("{\"service\":\"backend\",\"image\":\"" + OLD + "\",\"force\":true}");
    assertThat(answer.facts().need(Rollback.class).tried())
        .extracting(Climb::result)
        .containsExactly("ECS gave up.", "It hung.", "It hung too.");
  }

  @Test
  void startsTheProvenRevisionAnewWhenEcsFailedToBringItBack() {
    retreat.proven().failedInItsRollout();
    fixture.fleet.breaks(Status.ROLLBACK_IN_PROGRESS, OLD_REVISION);
    Rollback ecs = retreat.rollingBack();
    retreat.setback(ecs, "It hung.");
    assertThat(retreat.rollingBack().rollout().serviceDeployment()).isEqualTo("deployment-3");
    assertThat(retreat.rollingBack().rollout().serviceDeployment()).isEqualTo("deployment-3");
    assertThat(fixture.fleet.changes())
        .containsExactly(Change.to(NEW_REVISION), new Change(OLD_REVISION, Optional.empty(), true));
  }

  @Test
  void goesOnToTheNextRungWhenOneIsRefused() {
    retreat.provenTwice().failedInItsBake();
    fixture.fleet.updates(FakeFleet.Update.REFUSED);
    Answer answer = retreat.take();
    assertThat(answer.facts().need(Ending.class).end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(answer.facts().need(Rollback.class).tried())
        .extracting(Climb::rung)
        .containsExactly(Rung.TO_PROVEN, Rung.TO_OLDER);
  }

  @Test
  void passesOverWhatCannotBeUsedAnyMore() {
    retreat.provenTwice().failedInItsBake();
    fixture.images.without(OLD);
    assertThat(retreat.rollingBack().rollout().taskDefinition())
        .isEqualTo(Fixture.OLDER.taskDefinition());
  }

  @Test
  void passesOverAnInactiveRevision() {
    retreat.provenTwice().failedInItsBake();
    fixture.definitions.with(OLD_REVISION, false, Samples.image(OLD, NOON).reference());
    assertThat(retreat.rollingBack().rollout().taskDefinition())
        .isEqualTo(Fixture.OLDER.taskDefinition());
  }

  @Test
  void goesBackThoughItCannotSeeTheImage() {
    retreat.provenTwice().failedInItsBake();
    fixture.images.throttle();
    assertThat(retreat.rollingBack().rollout().taskDefinition()).isEqualTo(OLD_REVISION);
  }

  @Test
  void asksAPersonWhenEveryWayBackIsGone() {
    retreat.proven().failedInItsBake();
    fixture.images.without(OLD);
    Ending ending = retreat.ended();
    assertThat(ending.end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(ending.sentence()).contains("None of the proven revisions can be returned to");
  }

  @Test
  void goesBackFromTheLiveImageWhenAsked() {
    fixture.provenTwice().claimed(Fixture.by(Trigger.ROLLBACK, OLD));
    Rollback rollback = retreat.rollingBack(fixture.turn(asked()));
    assertThat(rollback.rollout().taskDefinition()).isEqualTo(Fixture.OLDER.taskDefinition());
    assertThat(fixture.ledger.quarantine("backend", OLD)).isPresent();
    assertThat(fixture.ledger.proven("backend")).containsExactly(Fixture.OLDER);
  }

  @Test
  void turnsBackWhatIsOnItsWayWhenAsked() {
    fixture.proven().claimed(Fixture.by(Trigger.ROLLBACK, NEW));
    retreat.rollOut(NEW_REVISION);
    Rollback rollback = retreat.rollingBack(fixture.turn(asked()));
    assertThat(rollback.rung()).isEqualTo(Rung.STOP_DEPLOYMENT);
    assertThat(rollback.rollout().serviceDeployment()).isEqualTo("deployment-2");
  }

  @Test
  void leavesTheOnlyProvenImageAloneWhenAskedToGoBack() {
    fixture.proven().claimed(Fixture.by(Trigger.ROLLBACK, OLD));
    Ending ending = retreat.ended(fixture.turn(asked()));
    assertThat(ending.end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(ending.sentence()).contains("No older revision was ever proven", "left as it is");
    assertThat(fixture.ledger.proven("backend")).hasSize(1);
    assertThat(fixture.fleet.changes()).isEmpty();
  }

  @Test
  void changesNothingWhenTheProvenRevisionServesAlready() {
    Deployment aborted = Fixture.takenOver();
    fixture.proven().claimed(aborted);
    Rollback rollback = retreat.rollingBack(fixture.turn(cause(CauseCode.ABORTED)));
    assertThat(rollback.rollout().serviceDeployment()).isEqualTo("deployment-1");
    assertThat(fixture.fleet.changes()).isEmpty();
  }

  @Test
  void turnsBackWhatAnAbortedExecutionBegan() {
    fixture.proven().claimed(Fixture.takenOver());
    retreat.rollOut(NEW_REVISION);
    Rollback rollback = retreat.rollingBack(fixture.turn(cause(CauseCode.ABORTED)));
    assertThat(rollback.rung()).isEqualTo(Rung.STOP_DEPLOYMENT);
    assertThat(fixture.ledger.quarantine("backend", NEW)).isEmpty();
  }

  @Test
  void leavesAForeignChangeAloneAfterAnAbort() {
    fixture.proven().claimed(Fixture.takenOver());
    fixture.fleet.foreign("foreign");
    Ending ending = retreat.ended(fixture.turn(cause(CauseCode.ABORTED)));
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.FOREIGN_CHANGE);
    assertThat(fixture.fleet.changes()).isEmpty();
  }

  @Test
  void endsStoppedWhenAnAbortedExecutionHadChangedNothing() {
    fixture.claimed(Fixture.takenOver());
    Ending ending = retreat.ended(fixture.turn(cause(CauseCode.ABORTED)));
    assertThat(ending.end()).isEqualTo(End.STOPPED);
  }

  private static Cause asked() {
    return cause(CauseCode.ROLLBACK_ASKED);
  }

  private static Cause cause(CauseCode code) {
    return new Cause(code, "It is so.", List.of(), "Look.");
  }
}
