package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.Watch;
import dev.slipway.port.Ledger;
import dev.slipway.port.ParkedTasks;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at a service when an event says that something changed, and answers the wait that is parked
 * on it when there is a verdict. The event itself proves nothing.
 */
public final class Wake {
  private final Ledger ledger;
  private final ParkedTasks parkedTasks;
  private final Observer observer;

  public Wake(Ledger ledger, ParkedTasks parkedTasks, Observer observer) {
    this.ledger = ledger;
    this.parkedTasks = parkedTasks;
    this.observer = observer;
  }

  /** Looks, for the time of the event; {@code PARKED} when nothing came of it. */
  public Answer take(String service, Instant eventTime) {
    return ledger
        .claimOn(service)
        .flatMap(claim -> claim.waiting())
        .flatMap(parked -> answer(parked, eventTime))
        .orElseGet(() -> Answer.of(Outcome.PARKED));
  }

  private Optional<Answer> answer(Parked parked, Instant eventTime) {
    Watch watch = parked.watch();
    Instant now = eventTime.isBefore(watch.since()) ? watch.since() : eventTime;
    Optional<Answer> answer = Decision.on(watch, observer.look(watch, now));
    return answer.filter(each -> parkedTasks.answer(parked.token(), each));
  }
}
