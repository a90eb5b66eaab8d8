package dev.slipway.step;

import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Ending;
import dev.slipway.core.Fact;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Outcome;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rollout;
import dev.slipway.core.Setback;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.port.Fleet.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A deployment that failed, as the step that turns it back finds it. */
final class Retreating {
  final Fixture fixture = new Fixture();
  final RollBack step =
      new RollBack(fixture.fleet, fixture.ledger, fixture.waysBack, fixture.configuration);
  Cause cause = cause(CauseCode.EXITS_AT_START);
  private Optional<Integer> raisedTo = Optional.empty();
  private final List<Fact> more = new ArrayList<>();
  private Instant now = NOON.plusSeconds(100);

  private static Cause cause(CauseCode code) {
    return new Cause(code, "It exits.", List.of("task 1"), "Look.");
  }

  Retreating proven() {
    fixture.proven().claimed();
    return this;
  }

  Retreating provenTwice() {
    fixture.provenTwice().claimed();
    return this;
  }

  Retreating because(CauseCode code) {
    cause = cause(code);
    return this;
  }

  Retreating raised() {
    raisedTo = Optional.of(2);
    return this;
  }

  void rollOut(String revision) {
    fixture.fleet.update(Samples.service().place(), Change.to(revision));
  }

  /** Its service deployment is still going on. */
  void failedInItsRollout() {
    rollOut(NEW_REVISION);
    know();
  }

  /** Its service deployment had succeeded. */
  void failedInItsBake() {
    rollOut(NEW_REVISION);
    fixture.fleet.newest(Status.SUCCESSFUL);
    know();
  }

  private void know() {
    String arn = fixture.fleet.service(Samples.service().place()).currentDeployment().orElseThrow();
    more.add(new Intent(OLD_REVISION, raisedTo, Optional.empty(), List.of(), List.of()));
    more.add(new NewRevision(NEW_REVISION));
    more.add(new Rollout(arn, NEW_REVISION, Samples.rollout().content(), NOON));
    fixture.fleet.at(now);
  }

  /** The rung that is followed fails. */
  void setback(Rollback rollback, String sentence) {
    now = now.plusSeconds(900);
    fixture.fleet.at(now);
    more.removeIf(fact -> fact instanceof Rollback || fact instanceof Setback);
    more.add(rollback);
    Cause why = new Cause(CauseCode.ROLLBACK_FAILED, sentence, List.of(), "Look.");
    more.add(new Setback(why, now));
  }

  Turn turn() {
    List<Fact> facts = new ArrayList<>(more);
    facts.add(cause);
    return fixture.turnAt(now, facts.toArray(Fact[]::new));
  }

  Answer take() {
    return step.take(turn());
  }

  Rollback rollingBack() {
    return rollingBack(turn());
  }

  Rollback rollingBack(Turn turn) {
    Answer answer = step.take(turn);
    assertThat(answer.outcome()).isEqualTo(Outcome.ROLLING_BACK);
    assertThat(answer.facts().find(Cause.class)).isPresent();
    return answer.facts().need(Rollback.class);
  }

  Ending ended() {
    return ended(turn());
  }

  Ending ended(Turn turn) {
    Answer answer = step.take(turn);
    assertThat(answer.outcome()).isEqualTo(Outcome.ENDED);
    return answer.facts().need(Ending.class);
  }
}
