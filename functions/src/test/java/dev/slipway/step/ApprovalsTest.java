package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Asker;
import dev.slipway.core.Asking;
import dev.slipway.core.CauseCode;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Answered;
import dev.slipway.core.DeploymentRequest.Told;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Holding;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.Question;
import dev.slipway.core.Reply;
import dev.slipway.core.Reply.Word;
import dev.slipway.port.Ledger.Consequence;
import dev.slipway.port.RetryableFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalsTest {
  private static final Asker ANA = new Asker(Optional.of("ana"), Optional.of("tested"));
  private static final Instant UNTIL = NOON.plusSeconds(600);

  private final Accepting accepting = new Accepting();
  private final Holding holding = accepting.claimed(NEW, NOON.minusSeconds(30));

  @Test
  void letsTheDeploymentGoOn() {
    asks();
    Ending ending = accepting.ended(told(Word.APPROVE));
    assertThat(ending.end()).isEqualTo(End.ANSWERED);
    assertThat(ending.sentence())
        .isEqualTo(holding.deployment() + " (v2) was approved by ana: tested.");
    Answer answer = accepting.parkedTasks.answers().get("token");
    assertThat(answer.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(answer.facts().need(Reply.class))
        .isEqualTo(new Reply(Word.APPROVE, Optional.of(ANA), NOON));
  }

  @Test
  void endsTheDeploymentThatIsRefused() {
    asks();
    assertThat(accepting.ended(answered(Word.REFUSE)).sentence())
        .isEqualTo(holding.deployment() + " (v2) was refused.");
    Ending refused = accepting.parkedTasks.answers().get("token").facts().need(Ending.class);
    assertThat(refused.end()).isEqualTo(End.REJECTED);
    assertThat(refused.cause().orElseThrow().code()).isEqualTo(CauseCode.NOT_APPROVED);
    assertThat(refused.sentence()).isEqualTo("The deployment of v2 was refused.");
  }

  @Test
  void answersTwiceLikeOnce() {
    asks();
    accepting.take(told(Word.APPROVE));
    Ending second = end(accepting.takeAt(NOON.plusSeconds(9), answered(Word.APPROVE)));
    assertThat(second.end()).isEqualTo(End.ANSWERED);
    assertThat(second.sentence())
        .isEqualTo(
            holding.deployment()
                + " (v2) was answered already, at 2026-11-23T12:00:00Z: approved by ana: tested.");
    assertThat(accepting.ledger.claimOn("backend").orElseThrow().reply().orElseThrow().by())
        .contains(ANA);
  }

  @Test
  void wakesTheWaitThatItsFirstRunDiedBeforeWaking() {
    asks();
    accepting.ledger.reply(holding, new Reply(Word.APPROVE, Optional.of(ANA), NOON));
    Ending ending = accepting.ended(told(Word.APPROVE));
    assertThat(ending.sentence()).endsWith("was approved by ana: tested.");
    assertThat(accepting.parkedTasks.answers()).containsKey("token");
  }

  @Test
  void refusesToTakeAnAnswerBack() {
    asks();
    accepting.take(told(Word.APPROVE));
    assertThat(accepting.rejected(answered(Word.REFUSE))).isEqualTo(CauseCode.INVALID_REQUEST);
    assertThat(accepting.parkedTasks.answers().get("token").outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void tellsOfTheAnswerAlsoAfterTheDeploymentEnded() {
    asks();
    accepting.take(told(Word.APPROVE));
    accepting.settle(holding, NOON, Consequence.none());
    assertThat(accepting.ended(answered(Word.APPROVE)).sentence()).contains("answered already");
  }

  @Test
  void answersNothingButTheDeploymentThatWaits() {
    asks();
    Ending ending = accepting.ended(new Answered("backend", "backend-other", Word.APPROVE));
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.INVALID_REQUEST);
    assertThat(ending.sentence())
        .isEqualTo(
            "backend-other does not wait for an approval. %s (v2) does."
                .formatted(holding.deployment()));
    assertThat(accepting.parkedTasks.answers()).isEmpty();
  }

  @Test
  void answersNoDeploymentThatIsRolledOut() {
    accepting.ledger.park(holding, new Parked("token", Samples.watch(Phase.ROLLOUT)), NOON);
    assertThat(accepting.ended(answered(Word.APPROVE)).sentence())
        .isEqualTo(holding.deployment() + " does not wait for an approval.");
    assertThat(accepting.parkedTasks.answers()).isEmpty();
    assertThat(accepting.ledger.claimOn("backend").orElseThrow().reply()).isEmpty();
  }

  @Test
  void answersNothingTooLate() {
    asks();
    Answer late = accepting.takeAt(UNTIL.plusMillis(1), answered(Word.APPROVE));
    assertThat(end(late).end()).isEqualTo(End.REJECTED);
    assertThat(end(late).sentence()).contains("could be answered until 2026-11-23T12:10:00Z");
    assertThat(accepting.parkedTasks.answers()).isEmpty();
    assertThat(accepting.ledger.claimOn("backend").orElseThrow().reply()).isEmpty();
  }

  @Test
  void triesAgainWhenTheQuestionWasHeardBeforeItsWaitIsParked() {
    accepting.asksForApproval(Duration.ofMinutes(10));
    assertThatThrownBy(() -> accepting.take(answered(Word.APPROVE)))
        .isInstanceOf(RetryableFault.class);
  }

  @Test
  void answersNothingWhereNobodyIsAsked() {
    assertThat(accepting.rejected(answered(Word.APPROVE))).isEqualTo(CauseCode.INVALID_REQUEST);
  }

  @Test
  void findsTheWaitThatReplacedTheOneItSaw() {
    asks();
    accepting.ledger.meanwhile(() -> asks("newer token"));
    accepting.take(answered(Word.APPROVE));
    assertThat(accepting.parkedTasks.answers()).containsOnlyKeys("newer token");
  }

  @Test
  void saysSoWhenANewerPushTookTheClaimMeanwhile() {
    asks();
    accepting.ledger.meanwhile(() -> accepting.claimed(OLD, NOON));
    assertThat(accepting.ended(answered(Word.APPROVE)).sentence())
        .isEqualTo(holding.deployment() + " does not wait for an approval.");
    assertThat(accepting.parkedTasks.answers()).isEmpty();
  }

  private void asks() {
    asks("token");
  }

  private void asks(String token) {
    Question question = new Question(UNTIL, "Deploy v2?", "It changes much.");
    Asking asking = new Asking(holding.deployment(), question, false);
    accepting.ledger.park(holding, new Parked(token, asking), NOON);
  }

  private DeploymentRequest told(Word word) {
    return new Told(answered(word), ANA);
  }

  private Answered answered(Word word) {
    return new Answered("backend", holding.deployment(), word);
  }

  private static Ending end(Answer answer) {
    return answer.facts().need(Ending.class);
  }
}
