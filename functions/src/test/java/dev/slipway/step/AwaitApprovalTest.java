package dev.slipway.step;

import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Asker;
import dev.slipway.core.Asking;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.Ending;
import dev.slipway.core.Intent;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.Proven;
import dev.slipway.core.Question;
import dev.slipway.core.Reply;
import dev.slipway.core.Reply.Word;
import dev.slipway.port.ClaimLost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwaitApprovalTest {
  static final Instant UNTIL = NOON.plusSeconds(3600);
  static final Question QUESTION = new Question(UNTIL, "Deploy v2 to backend?", "It changes much.");
  private static final Asker ANA = new Asker(Optional.of("ana"), Optional.of("not on a Friday"));
  private static final String LEFT = Samples.revision(9);
  private static final String LEFT_DIGEST = Samples.digest('d');

  private final Fixture fixture = new Fixture().proven().claimed();
  private final AwaitApproval await =
      new AwaitApproval(fixture.ledger, fixture.parkedTasks, fixture.definitions);

  @Test
  void parksTheQuestion() {
    Answer answer = enter(NOON);
    assertThat(answer.outcome()).isEqualTo(Outcome.PARKED);
    assertThat(fixture.ledger.claimOn("backend").orElseThrow().waiting())
        .contains(new Parked("token", new Asking(Samples.deployment().id(), QUESTION, false)));
    assertThat(fixture.parkedTasks.answers()).isEmpty();
  }

  @Test
  void renewsTheLeaseWithEachEntry() {
    enter(NOON);
    enter(NOON.plusSeconds(300));
    assertThat(fixture.ledger.claimOn("backend").orElseThrow().leaseUntil())
        .isEqualTo(NOON.plusSeconds(300).plus(ClaimDecision.LEASE));
  }

  @Test
  void findsAnAnswerThatCameWhileNobodyWaited() {
    fixture.ledger.reply(fixture.turn().facts().holding(), reply(Word.APPROVE));
    Answer answer = enter(NOON);
    assertThat(answer.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(answer.facts().need(Reply.class)).isEqualTo(reply(Word.APPROVE));
    assertThat(fixture.parkedTasks.answers()).containsEntry("token", answer);
  }

  @Test
  void findsAnAnswerThatComesAsItParks() {
    fixture.ledger.onceParked(
        () -> fixture.ledger.reply(fixture.turn().facts().holding(), reply(Word.APPROVE)));
    assertThat(enter(NOON).outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void rejectsWhatSomebodyRefused() {
    fixture.ledger.reply(fixture.turn().facts().holding(), reply(Word.REFUSE));
    Answer answer = enter(NOON);
    Ending ending = answer.facts().need(Ending.class);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.NOT_APPROVED);
    assertThat(ending.sentence())
        .isEqualTo("The deployment of v2 was refused by ana: not on a Friday.");
    assertThat(answer.facts().need(Reply.class)).isEqualTo(reply(Word.REFUSE));
    assertThat(fixture.parkedTasks.answers()).containsEntry("token", answer);
  }

  @Test
  void waitsUntilTheLastMoment() {
    assertThat(enter(UNTIL).outcome()).isEqualTo(Outcome.PARKED);
  }

  @Test
  void takesNoAnswerForARefusal() {
    Answer answer = enter(UNTIL.plusMillis(1));
    Ending ending = answer.facts().need(Ending.class);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.NOT_APPROVED);
    assertThat(ending.sentence())
        .isEqualTo("Nobody answered until 2026-11-23T13:00:00Z whether v2 may be deployed.");
    assertThat(fixture.parkedTasks.answers()).containsEntry("token", answer);
  }

  @Test
  void turnsBackWhatItTookOverWhenTheAnswerIsNo() {
    tookOver();
    fixture.ledger.reply(fixture.turn().facts().holding(), reply(Word.REFUSE));
    Answer answer = enter(NOON, intent(LEFT));
    assertThat(answer.outcome()).isEqualTo(Outcome.RETURNING);
    assertThat(answer.facts().need(Cause.class).sentence())
        .contains("refused by ana", "The rollout it took over from was not proven, either.");
    assertThat(answer.facts().need(Reply.class).word()).isEqualTo(Word.REFUSE);
  }

  @Test
  void turnsBackWhatItTookOverWhenNobodyAnswers() {
    tookOver();
    assertThat(enter(UNTIL.plusSeconds(1), intent(LEFT)).outcome()).isEqualTo(Outcome.RETURNING);
  }

  private void tookOver() {
    fixture.claimed(Fixture.displacing(LEFT_DIGEST));
    fixture.definitions.with(LEFT, true, Samples.image(LEFT_DIGEST, NOON).reference());
  }

  @Test
  void stopsWhenANewerPushTookTheClaim() {
    fixture.overtaken();
    assertThatThrownBy(() -> enter(NOON)).isInstanceOf(ClaimLost.class);
    assertThat(fixture.parkedTasks.answers()).isEmpty();
  }

  private static Reply reply(Word word) {
    return new Reply(word, Optional.of(ANA), NOON);
  }

  private Answer enter(Instant now) {
    return enter(now, intent(OLD_REVISION));
  }

  private Answer enter(Instant now, Intent intent) {
    return await.take(fixture.turnAt(now, intent, QUESTION), "token");
  }

  private static Intent intent(String source) {
    Optional<Proven> back = Optional.of(Samples.proven());
    return new Intent(source, Optional.empty(), back, List.of(), List.of());
  }
}
