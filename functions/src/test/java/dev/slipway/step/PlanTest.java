package dev.slipway.step;

import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Fact;
import dev.slipway.core.Facts;
import dev.slipway.core.Intent;
import dev.slipway.core.Order;
import dev.slipway.core.Outcome;
import dev.slipway.core.Proven;
import dev.slipway.core.Trigger;
import dev.slipway.port.ClaimLost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
  private final Fixture fixture = new Fixture();
  private final Plan plan = new Plan(fixture.fleet, fixture.definitions, fixture.ledger);

  @Test
  void plansFromThePresentRevisionBackToTheProvenOne() {
    assertThat(planned(fixture.proven().claimed().turn()))
        .isEqualTo(
            new Intent(OLD_REVISION, Optional.empty(), Optional.of(Samples.proven()), List.of()));
  }

  @Test
  void adoptsWhatRunsSteadilyWhenNothingWasEverProven() {
    fixture.fleet.task(Samples.running("1", OLD_REVISION, OLD));
    Proven adopted =
        new Proven(OLD_REVISION, new Content(OLD, false), Optional.empty(), NOON, Proven.ADOPTED);
    assertThat(planned(fixture.claimed().turn()).rollbackTarget()).contains(adopted);
    assertThat(fixture.provenNow()).isEqualTo(adopted);
  }

  @Test
  void adoptsNothingThatIsNotSteady() {
    fixture.fleet.task(Samples.running("1", OLD_REVISION, OLD));
    fixture.fleet.unsteady();
    assertThat(planned(fixture.claimed().turn()).rollbackTarget()).isEmpty();
  }

  @Test
  void raisesAServiceThatNeverRan() {
    fixture.fleet.counts(0, 0);
    assertThat(planned(fixture.claimed().turn()).raiseTo()).contains(2);
  }

  @Test
  void rejectsAServiceThatWasScaledToZero() {
    fixture.fleet.counts(0, 0);
    assertThat(ended(fixture.proven().claimed().turn()).end()).isEqualTo(End.REJECTED);
  }

  @Test
  void rejectsWhenTheProvenRevisionIsInactive() {
    fixture.definitions.with(OLD_REVISION, false, "registry/backend@" + OLD);
    assertThat(ended(fixture.proven().claimed().turn()).sentence()).contains("no way back");
  }

  @Test
  void hasNothingToDoWhenTheImageIsLiveAndProven() {
    assertThat(ended(turnForLiveImage(Trigger.PUSH)).end()).isEqualTo(End.NOTHING_TO_DO);
  }

  @Test
  void plansALiveImageAgainWhenForced() {
    assertThat(plan.take(turnForLiveImage(Trigger.FORCED)).outcome()).isEqualTo(Outcome.PLANNED);
  }

  @Test
  void doesNothingAfterLosingTheClaim() {
    Turn turn = fixture.proven().claimed().turn();
    fixture.overtaken();
    assertThatThrownBy(() -> plan.take(turn)).isInstanceOf(ClaimLost.class);
  }

  @Test
  void rejectsAContainerThatIsNotThere() {
    fixture.definitions.withContainer(OLD_REVISION, "web");
    assertThat(ended(fixture.proven().claimed().turn()).sentence())
        .contains("no container 'backend', only [web]");
  }

  private Turn turnForLiveImage(Trigger trigger) {
    Turn turn = fixture.proven().claimed().turn();
    Deployment deployment = Samples.deployment();
    Deployment live =
        new Deployment(
            deployment.id(),
            "backend",
            deployment.execution(),
            Order.of(NOON),
            Samples.image(OLD, NOON),
            trigger,
            Optional.empty());
    List<Fact> facts = new ArrayList<>(turn.facts().all());
    facts.set(0, live);
    return new Turn(new Facts(facts), NOON);
  }

  private Intent planned(Turn turn) {
    return plan.take(turn).facts().need(Intent.class);
  }

  private Ending ended(Turn turn) {
    Answer answer = plan.take(turn);
    assertThat(answer.outcome()).isEqualTo(Outcome.ENDED);
    return answer.facts().need(Ending.class);
  }
}
