package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Asking;
import dev.slipway.core.Claim;
import dev.slipway.core.Deployment;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.Question;
import dev.slipway.port.Ledger;
import dev.slipway.port.ParkedTasks;
import dev.slipway.port.TaskDefinitions;
import java.util.Optional;

/** Waits until a person answers, or the time to answer is over. */
public final class AwaitApproval implements ParkingStep {
  private final Ledger ledger;
  private final ParkedTasks parkedTasks;
  private final TaskDefinitions definitions;

  public AwaitApproval(Ledger ledger, ParkedTasks parkedTasks, TaskDefinitions definitions) {
    this.ledger = ledger;
    this.parkedTasks = parkedTasks;
    this.definitions = definitions;
  }

  @Override
  public Answer take(Turn turn, String token) {
    Asking asking = asking(turn);
    // Parked before the look: an answer that comes in between finds the token, so none is lost.
    ledger.park(turn.facts().holding(), new Parked(token, asking), turn.now());
    Optional<Answer> answer = decision(turn, asking);
    answer.ifPresent(each -> parkedTasks.answer(token, each));
    return answer.orElseGet(() -> Answer.of(Outcome.PARKED));
  }

  private Asking asking(Turn turn) {
    return new Asking(
        turn.facts().need(Deployment.class).id(),
        turn.facts().need(Question.class),
        Unfinished.isLeft(turn.facts(), definitions));
  }

  private Optional<Answer> decision(Turn turn, Asking asking) {
    Consent consent = new Consent(asking, turn.facts().need(Deployment.class));
    return ledger
        .claimOn(turn.facts().holding().service())
        .filter(claim -> claim.isHeldBy(turn.facts().holding()))
        .flatMap(Claim::reply)
        .map(consent::on)
        .or(() -> consent.at(turn.now()));
  }
}
