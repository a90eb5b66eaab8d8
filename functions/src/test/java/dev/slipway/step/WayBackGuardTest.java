package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.CauseCode;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Intent;
import dev.slipway.core.Outcome;
import dev.slipway.core.Trigger;
import dev.slipway.port.RetryableFault;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayBackGuardTest {
  private final Fixture fixture = new Fixture();
  private final Plan plan = fixture.plan(names -> List.of());

  @Test
  void refusesToBeginWhenTheProvenImageIsGone() {
    fixture.proven().claimed().images.without(OLD);
    Ending ending = ended();
    assertThat(ending.end()).isEqualTo(End.REJECTED);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.WAY_BACK_GONE);
    assertThat(ending.sentence()).contains("backend:1", OLD);
  }

  @Test
  void takesAnOlderWayBackAndSaysSo() {
    fixture.provenTwice().claimed().images.without(OLD);
    Intent intent = plan.take(fixture.turn()).facts().need(Intent.class);
    assertThat(intent.rollbackTarget()).contains(Fixture.OLDER);
    assertThat(intent.remarks().getFirst()).contains("The proven backend:1 is gone", OLD);
  }

  @Test
  void takesAnInactiveRevisionThatCanBeRegisteredAgain() {
    inactive();
    fixture.proven().claimed();
    Intent intent = plan.take(fixture.turn()).facts().need(Intent.class);
    assertThat(intent.rollbackTarget()).contains(Samples.proven());
  }

  @Test
  void goesWithoutAWayBackWhenForced() {
    fixture.proven().claimed(Fixture.by(Trigger.FORCED, NEW)).images.without(OLD);
    Answer answer = plan.take(fixture.turn());
    assertThat(answer.outcome()).isEqualTo(Outcome.PLANNED);
    assertThat(answer.facts().need(Intent.class).rollbackTarget()).isEmpty();
  }

  @Test
  void tellsOfTheNewestGoneInFullAndCountsTheOthers() {
    fixture.provenTwice().claimed(Fixture.by(Trigger.FORCED, NEW)).images.without(OLD);
    fixture.images.without(Fixture.OLDER.content().digest());
    assertThat(plan.take(fixture.turn()).facts().need(Intent.class).remarks())
        .singleElement()
        .asString()
        .startsWith("There would be no way back: the proven backend:1 is gone")
        .endsWith("Nor can 1 proven before it be used. It was forced.");
  }

  @Test
  void needsNoWayBackBeforeAnythingWasProven() {
    fixture.claimed().images.without(OLD);
    assertThat(plan.take(fixture.turn()).outcome()).isEqualTo(Outcome.PLANNED);
  }

  @Test
  void doesNotAskItsRepositoryForAnImageFromElsewhere() {
    fixture.definitions.with(OLD_REVISION, true, "public.ecr.aws/nginx/nginx:1.29");
    fixture.proven().claimed().images.without(OLD);
    assertThat(plan.take(fixture.turn()).outcome()).isEqualTo(Outcome.PLANNED);
  }

  @Test
  void doesNotTakeBlindnessForAMissingImage() {
    fixture.proven().claimed().images.throttle();
    Turn turn = fixture.turn();
    assertThatThrownBy(() -> plan.take(turn)).isInstanceOf(RetryableFault.class);
  }

  private void inactive() {
    fixture.definitions.with(OLD_REVISION, false, Samples.image(OLD, NOON).reference());
  }

  private Ending ended() {
    Answer answer = plan.take(fixture.turn());
    assertThat(answer.outcome()).isEqualTo(Outcome.ENDED);
    return answer.facts().need(Ending.class);
  }
}
