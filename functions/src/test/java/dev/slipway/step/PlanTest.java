package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Content;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Image;
import dev.slipway.core.Intent;
import dev.slipway.core.Outcome;
import dev.slipway.core.Proven;
import dev.slipway.core.Quarantine;
import dev.slipway.core.RedAlarms;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.port.ClaimLost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {
  private static final Cause ASKED =
      new Cause(CauseCode.ROLLBACK_ASKED, "A person asked.", List.of(), "Look.");
  private final Fixture fixture = new Fixture();
  private final List<Alarm> red = new ArrayList<>();
  private final Plan plan = fixture.plan(names -> red);

  @Test
  void plansFromThePresentRevisionBackToTheProvenOne() {
    assertThat(planned(fixture.proven().claimed().turn()))
        .isEqualTo(
            new Intent(
                OLD_REVISION,
                Optional.empty(),
                Optional.of(Samples.proven()),
                List.of(),
                List.of()));
  }

  @Test
  void refusesAServiceThatLacksOneOfTheContainers() {
    fixture.service = Samples.serviceWithWorker();
    Ending ending = plan.take(fixture.proven().claimed().turn()).facts().need(Ending.class);
    assertThat(ending.end()).isEqualTo(End.REJECTED);
    assertThat(ending.sentence()).contains("has no container 'worker', only [backend]");
  }

  @Test
  void adoptsNothingWhereTheContainersRunDifferentImages() {
    fixture.service = Samples.serviceWithWorker();
    String image = Samples.image(OLD, NOON).reference();
    fixture.definitions.with(OLD_REVISION, Map.of("backend", image, "worker", image));
    fixture.fleet.task(Samples.withWorker(Samples.running("1", OLD_REVISION, OLD), NEW));
    assertThat(planned(fixture.claimed().turn()).rollbackTarget()).isEmpty();
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
  void startsNothingOnAServiceThatWasScaledToZero() {
    fixture.fleet.counts(0, 0);
    Ending ending = ended(fixture.proven().claimed().turn());
    assertThat(ending.end()).isEqualTo(End.NEVER_STARTED);
    assertThat(code(ending)).isEqualTo(CauseCode.SCALED_TO_ZERO);
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

  @Test
  void adoptsTheProvenImageUnderARevisionThatSomebodyElseMade() {
    fixture.proven().claimed();
    reshape();
    fixture.fleet.task(Samples.running("1", "reshaped", OLD));
    Intent intent = planned(fixture.turn());
    assertThat(intent.rollbackTarget().orElseThrow().taskDefinition()).isEqualTo("reshaped");
    assertThat(fixture.provenNow().tag()).contains("v1");
    assertThat(fixture.ledger.proven("backend")).hasSize(2);
  }

  @Test
  void adoptsNoRevisionThatAServiceCannotBeSetBackTo() {
    fixture.proven().claimed();
    reshape();
    fixture.definitions.with("reshaped", false, Samples.image(OLD, NOON).reference());
    fixture.fleet.task(Samples.running("1", "reshaped", OLD));
    assertThat(planned(fixture.turn()).rollbackTarget()).contains(Samples.proven());
  }

  @Test
  void adoptsNoOtherImageThanTheProvenOne() {
    fixture.proven().claimed();
    reshape();
    fixture.fleet.task(Samples.running("1", "reshaped", NEW));
    assertThat(planned(fixture.turn()).rollbackTarget()).contains(Samples.proven());
  }

  @Test
  void goesBackWhenThereIsAReason() {
    fixture.proven().claimed(Fixture.by(Trigger.ROLLBACK, OLD));
    Answer answer = plan.take(fixture.turn(ASKED));
    assertThat(answer.outcome()).isEqualTo(Outcome.RETURNING);
    assertThat(answer.facts().need(Cause.class)).isEqualTo(ASKED);
    assertThat(answer.facts().need(Intent.class).source()).isEqualTo(OLD_REVISION);
  }

  @Test
  void goesOnGoingBackWhereADeadExecutionStopped() {
    fixture.proven().claimed(Fixture.takenOver());
    Turn turn = fixture.turn();
    Image image = Samples.deployment().image();
    fixture.ledger.condemn(
        turn.facts().holding(), new Quarantine(Samples.deployment().id(), image, ASKED, NOON));
    assertThat(plan.take(turn).outcome()).isEqualTo(Outcome.RETURNING);
  }

  @Test
  void tellsWhatTheDeadExecutionFoundOutBeforeWhoStoppedIt() {
    fixture.proven().claimed(Fixture.takenOver());
    Turn turn = fixture.turn(Reasons.aborted("arn:dead"));
    Image image = Samples.deployment().image();
    fixture.ledger.condemn(
        turn.facts().holding(), new Quarantine(Samples.deployment().id(), image, ASKED, NOON));
    assertThat(plan.take(turn).facts().need(Cause.class)).isEqualTo(ASKED);
  }

  @Test
  void goesOnForwardWhenTheImageWasCondemnedByAnother() {
    fixture.proven().claimed(Fixture.takenOver());
    Turn turn = fixture.turn();
    Image image = Samples.deployment().image();
    fixture.ledger.condemn(turn.facts().holding(), new Quarantine("other", image, ASKED, NOON));
    assertThat(plan.take(turn).outcome()).isEqualTo(Outcome.PLANNED);
  }

  @Test
  void refusesToBeginUnderARedAlarm() {
    fixture.redAlarms(RedAlarms.BLOCK).proven().claimed();
    red.add(new Alarm("backend-5xx", NOON.minusSeconds(60), "Threshold Crossed", Optional.empty()));
    Ending ending = ended(fixture.turn());
    assertThat(ending.end()).isEqualTo(End.REJECTED);
    assertThat(code(ending)).isEqualTo(CauseCode.ALARM_ALREADY_RED);
  }

  @Test
  void turnsBackWhatItTookOverWhenItsOwnImageIsRefused() {
    String older = Samples.digest('d');
    fixture.redAlarms(RedAlarms.BLOCK).proven().claimed(Fixture.displacing(older));
    fixture.definitions.with("unfinished", true, Samples.image(older, NOON).reference());
    fixture.fleet.foreign("unfinished");
    red.add(new Alarm("backend-5xx", NOON.minusSeconds(60), "Threshold Crossed", Optional.empty()));
    Answer answer = plan.take(fixture.turn());
    assertThat(answer.outcome()).isEqualTo(Outcome.RETURNING);
    assertThat(answer.facts().need(Cause.class).code()).isEqualTo(CauseCode.ALARM_ALREADY_RED);
  }

  @Test
  void leavesWhatAPersonSetWhenItsOwnImageIsRefused() {
    fixture.redAlarms(RedAlarms.BLOCK).proven().claimed();
    fixture.definitions.with("by-hand", true, Samples.image(OLD, NOON).reference());
    fixture.fleet.foreign("by-hand");
    red.add(new Alarm("backend-5xx", NOON.minusSeconds(60), "Threshold Crossed", Optional.empty()));
    assertThat(ended(fixture.turn()).end()).isEqualTo(End.REJECTED);
  }

  @Test
  void beginsUnderARedAlarmWhenForced() {
    fixture.redAlarms(RedAlarms.BLOCK).proven().claimed(Fixture.by(Trigger.FORCED, NEW));
    red.add(new Alarm("backend-5xx", NOON.minusSeconds(60), "Threshold Crossed", Optional.empty()));
    assertThat(plan.take(fixture.turn()).outcome()).isEqualTo(Outcome.PLANNED);
  }

  @ParameterizedTest
  @EnumSource(names = {"FIX_FORWARD", "IGNORE"})
  void tellsOfAlarmsThatWereRedBefore(RedAlarms policy) {
    fixture.redAlarms(policy).proven().claimed();
    red.add(new Alarm("backend-5xx", NOON.minusSeconds(60), "Threshold Crossed", Optional.empty()));
    Intent intent = planned(fixture.turn());
    assertThat(intent.redAlarms()).containsExactly("backend-5xx");
    assertThat(intent.remarks())
        .containsExactly("Alarm backend-5xx was red before and was not armed.");
    assertThat(intent.ignoredAlarms(fixture.service.policy()))
        .isEqualTo(policy == RedAlarms.IGNORE ? intent.redAlarms() : List.of());
  }

  private void reshape() {
    fixture.definitions.with("reshaped", true, Samples.image(OLD, NOON).reference());
    fixture.fleet.foreign("reshaped");
  }

  private Turn turnForLiveImage(Trigger trigger) {
    return fixture.proven().claimed(Fixture.by(trigger, OLD)).turn();
  }

  private static CauseCode code(Ending ending) {
    return ending.cause().orElseThrow().code();
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
