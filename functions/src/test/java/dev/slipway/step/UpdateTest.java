package dev.slipway.step;

import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Place;
import dev.slipway.core.Rollout;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Fleet.Change;
import dev.slipway.port.RetryableFault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateTest {
  private final Fixture fixture = new Fixture().proven().claimed();
  private final Update update = new Update(fixture.fleet, fixture.ledger);
  private final Turn turn = fixture.turn(intent(Optional.empty()), new NewRevision(NEW_REVISION));

  @Test
  void followsTheServiceDeploymentItStarted() {
    Answer answer = update.take(turn);
    assertThat(fixture.fleet.changes()).containsExactly(Change.to(NEW_REVISION));
    assertThat(answer.facts().need(Rollout.class).serviceDeployment()).isEqualTo("deployment-2");
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
    assertThat(update.take(turn).facts().need(Rollout.class).serviceDeployment())
        .isEqualTo("deployment-2");
    assertThat(fixture.fleet.changes()).hasSize(1);
  }

  @Test
  void writesNothingAfterLosingTheClaim() {
    fixture.overtaken();
    assertThatThrownBy(() -> update.take(turn)).isInstanceOf(ClaimLost.class);
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
  void followsThePresentDeploymentWhenTheRevisionIsLiveAlready() {
    Turn same = fixture.turn(intent(Optional.empty()), new NewRevision(OLD_REVISION));
    assertThat(update.take(same).facts().need(Rollout.class).serviceDeployment())
        .isEqualTo("deployment-1");
    assertThat(fixture.fleet.changes()).isEmpty();
  }

  @Test
  void passesOverANewerDeploymentToAnotherRevision() {
    Place place = Samples.service().place();
    fixture.fleet.update(place, Change.to(NEW_REVISION));
    fixture.fleet.update(place, Change.to("other"));
    assertThat(new Trail(fixture.fleet).newest(place, NEW_REVISION, NOON))
        .isEqualTo("deployment-2");
  }

  private static Intent intent(Optional<Integer> raiseTo) {
    return new Intent(OLD_REVISION, raiseTo, Optional.empty(), List.of());
  }
}
