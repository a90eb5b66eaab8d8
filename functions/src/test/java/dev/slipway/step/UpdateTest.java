package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.CauseCode;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Outcome;
import dev.slipway.core.Place;
import dev.slipway.core.Rollout;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.fake.FakeFleet;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Fleet.Change;
import dev.slipway.port.RetryableFault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateTest {
  private static final Place PLACE = Samples.service().place();

  private final Fixture fixture = new Fixture().proven().claimed();
  private final Update update = new Update(fixture.fleet, fixture.ledger);
  private final Turn turn = fixture.turn(intent(Optional.empty()), new NewRevision(NEW_REVISION));

  @Test
  void followsTheServiceDeploymentItStarted() {
    assertThat(followed(turn)).isEqualTo("deployment-2");
    assertThat(fixture.fleet.changes()).containsExactly(Change.to(NEW_REVISION));
  }

  @Test
  void updatesOnceWhenItRunsTwice() {
    update.take(turn);
    update.take(turn);
    assertThat(fixture.fleet.changes()).hasSize(1);
  }

  @Test
  void triesAgainWhileTheNewDeploymentDoesNotShow() {
    fixture.fleet.slowToShow(true);
    assertThatThrownBy(() -> update.take(turn)).isInstanceOf(RetryableFault.class);
    fixture.fleet.slowToShow(false);
    assertThat(followed(turn)).isEqualTo("deployment-2");
    assertThat(fixture.fleet.changes()).hasSize(1);
  }

  @Test
  void findsThatAnUpdateWithoutAnAnswerHappened() {
    fixture.fleet.updates(FakeFleet.Update.ANSWER_LOST);
    assertThatThrownBy(() -> update.take(turn)).isInstanceOf(RetryableFault.class);
    assertThat(followed(turn)).isEqualTo("deployment-2");
    assertThat(fixture.fleet.changes()).hasSize(1);
  }

  @Test
  void updatesAgainWhatHadNoEffect() {
    fixture.fleet.updates(FakeFleet.Update.WITHOUT_EFFECT);
    assertThatThrownBy(() -> update.take(turn)).isInstanceOf(RetryableFault.class);
    fixture.fleet.updates(FakeFleet.Update.DONE);
    assertThat(followed(turn)).isEqualTo("deployment-2");
    assertThat(fixture.fleet.changes()).hasSize(2);
  }

  @Test
  void writesNothingAfterLosingTheClaim() {
    fixture.overtaken();
    assertThatThrownBy(() -> update.take(turn)).isInstanceOf(ClaimLost.class);
    assertThat(fixture.fleet.changes()).isEmpty();
  }

  @Test
  void takesWhatTheNewOwnerSetForNoForeignChange() {
    fixture.overtaken();
    fixture.fleet.foreign("revision of the newer deployment");
    assertThatThrownBy(() -> update.take(turn)).isInstanceOf(ClaimLost.class);
    assertThat(fixture.fleet.changes()).isEmpty();
  }

  @Test
  void writesNothingOverAForeignChange() {
    fixture.fleet.foreign("foreign");
    Answer answer = update.take(turn);
    assertThat(answer.outcome()).isEqualTo(Outcome.ENDED);
    Ending ending = answer.facts().need(Ending.class);
    assertThat(ending.end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.FOREIGN_CHANGE);
    assertThat(fixture.fleet.changes()).isEmpty();
  }

  @Test
  void raisesTheCountAlongWithTheFirstUpdate() {
    fixture.fleet.counts(0, 0);
    update.take(fixture.turn(intent(Optional.of(2)), new NewRevision(NEW_REVISION)));
    assertThat(fixture.fleet.changes())
        .containsExactly(new Change(NEW_REVISION, Optional.of(2), false));
  }

  @Test
  void rollsOutAnewWhatTheServiceWasSetToAlready() {
    Turn same = fixture.turn(intent(Optional.empty()), new NewRevision(OLD_REVISION));
    assertThat(followed(same)).isEqualTo("deployment-2");
    assertThat(fixture.fleet.changes())
        .containsExactly(new Change(OLD_REVISION, Optional.empty(), true));
  }

  @Test
  void restartsTheLiveRevisionOnceWhenForced() {
    fixture.claimed(Fixture.by(Trigger.FORCED, NEW));
    Turn forced = fixture.turn(intent(Optional.empty()), new NewRevision(OLD_REVISION));
    assertThat(followed(forced)).isEqualTo("deployment-2");
    assertThat(followed(forced)).isEqualTo("deployment-2");
    assertThat(fixture.fleet.changes())
        .containsExactly(new Change(OLD_REVISION, Optional.empty(), true));
  }

  @Test
  void doesNotRestartTwiceOnAnOldSightOfTheService() {
    fixture.claimed(Fixture.by(Trigger.FORCED, NEW));
    Turn forced = fixture.turn(intent(Optional.empty()), new NewRevision(OLD_REVISION));
    update.take(forced);
    fixture.fleet.stale(true);
    assertThat(followed(forced)).isEqualTo("deployment-2");
    assertThat(fixture.fleet.changes()).hasSize(1);
  }

  @Test
  void followsWhatADeadExecutionStartedAlsoAfterEcsTurnedItBack() {
    fixture.fleet.update(PLACE, Change.to(NEW_REVISION));
    fixture.fleet.breaks(Status.ROLLBACK_SUCCESSFUL, OLD_REVISION);
    fixture.claimed(Fixture.takenOver());
    Turn later =
        fixture.turnAt(
            NOON.plusSeconds(600), intent(Optional.empty()), new NewRevision(NEW_REVISION));
    assertThat(followed(later)).isEqualTo("deployment-2");
    assertThat(fixture.fleet.changes()).hasSize(1);
  }

  @Test
  void passesOverANewerDeploymentToAnotherRevision() {
    fixture.fleet.update(PLACE, Change.to(NEW_REVISION));
    fixture.fleet.update(PLACE, Change.to("other"));
    assertThat(new Trail(fixture.fleet).newest(PLACE, NEW_REVISION, NOON))
        .isEqualTo("deployment-2");
  }

  private String followed(Turn turn) {
    return update.take(turn).facts().need(Rollout.class).serviceDeployment();
  }

  private static Intent intent(Optional<Integer> raiseTo) {
    return new Intent(OLD_REVISION, raiseTo, Optional.empty(), List.of(), List.of());
  }
}
