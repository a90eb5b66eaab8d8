package dev.slipway.port;

import static dev.slipway.Samples.EXECUTION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Asker;
import dev.slipway.core.Asking;
import dev.slipway.core.Claim;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.Question;
import dev.slipway.core.Reply;
import dev.slipway.core.Reply.Word;
import dev.slipway.port.Ledger.Consequence;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Questions to people, and what they answer. */
abstract class ReplyRules extends HoldingRules {
  static final Parked QUESTION =
      new Parked(
          "question",
          new Asking(
              deployment().id(),
              new Question(NOON.plusSeconds(3600), "Deploy v2?", "It changes much."),
              true));

  static final Reply YES =
      new Reply(
          Word.APPROVE,
          Optional.of(new Asker(Optional.of("ana"), Optional.of("tested"))),
          NOON.plusMillis(1));

  static final Reply NO = new Reply(Word.REFUSE, Optional.empty(), LATER);

  @Test
  void remembersAQuestion() {
    ledger.park(held(), QUESTION, NOON);
    assertThat(present().parked()).contains(QUESTION);
  }

  @Test
  void remembersTheLatestWaitWhateverItsKind() {
    Holding holding = held();
    Parked watch = new Parked("watch", Samples.watch(Phase.BAKE));
    ledger.park(holding, QUESTION, NOON);
    ledger.park(holding, watch, NOON);
    assertThat(present().parked()).contains(watch);
    ledger.park(holding, QUESTION, NOON);
    assertThat(present().parked()).contains(QUESTION);
  }

  @Test
  void displacesAQuestionLikeAnyWait() {
    ledger.park(held(), QUESTION, NOON);
    assertThat(granted(NEWER).displaced()).contains(QUESTION);
    assertThat(present().parked()).isEmpty();
  }

  @Test
  void keepsTheFirstAnswer() {
    Holding holding = held();
    ledger.park(holding, QUESTION, NOON);
    Claim answered = ledger.reply(holding, YES);
    assertThat(answered.reply()).contains(YES);
    assertThat(answered.parked()).contains(QUESTION);
    assertThat(answered).isEqualTo(present());
    assertThat(ledger.reply(holding, NO).reply()).contains(YES);
  }

  @Test
  void remembersAnAnswerOfWhichOnlyTheWordIsKnown() {
    assertThat(ledger.reply(held(), NO).reply()).contains(NO);
  }

  @Test
  void keepsTheAnswerThroughWaitsAndTheEnd() {
    Holding holding = held();
    ledger.reply(holding, YES);
    ledger.park(holding, WAIT, NOON);
    ledger.renew(holding, LATER);
    assertThat(present().reply()).contains(YES);
    settle(holding, Consequence.none());
    assertThat(present().reply()).contains(YES);
  }

  @Test
  void handsTheAnswerToTheHeirAndToNobodyElse() {
    ledger.reply(held(), YES);
    assertThat(granted(recovery(deployment(), "heir", EXECUTION)).claim().reply()).contains(YES);
    assertThat(present().reply()).contains(YES);
    assertThat(granted(NEWER).claim().reply()).isEmpty();
    assertThat(present().reply()).isEmpty();
  }

  @Test
  void answersForNobodyWhoLostTheClaim() {
    Holding older = held();
    granted(NEWER);
    assertThatThrownBy(() -> ledger.reply(older, YES)).isInstanceOf(ClaimLost.class);
    assertThat(present().reply()).isEmpty();
  }
}
