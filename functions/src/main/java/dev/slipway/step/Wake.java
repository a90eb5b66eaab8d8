package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Asking;
import dev.slipway.core.Claim;
import dev.slipway.core.Holding;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.Watch;
import dev.slipway.port.Ledger;
import dev.slipway.port.ParkedTasks;
import dev.slipway.step.Woken.Waiter;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at a service when an event says that something changed, and answers the wait that is parked
 * on it when there is a verdict. Where nobody waits, an alarm may still turn the last success back.
 * The event itself proves nothing.
 */
public final class Wake {
  private final Ledger ledger;
  private final ParkedTasks parkedTasks;
  private final Lookout lookout;
  private final AlarmWatch alarmWatch;

  public Wake(Ledger ledger, ParkedTasks parkedTasks, Observer observer, AlarmWatch alarmWatch) {
    this.ledger = ledger;
    this.parkedTasks = parkedTasks;
    this.lookout = new Lookout(ledger, observer);
    this.alarmWatch = alarmWatch;
  }

  /**
   * What happened.
   *
   * @param time of the event
   * @param redAlarm the alarm that went off
   */
  public record Event(Instant time, Optional<String> redAlarm) {}

  /** Looks, for the time of the event. */
  public Woken take(String service, Event event) {
    Optional<Claim> waiting = ledger.claimOn(service).filter(it -> it.waiting().isPresent());
    return waiting.isPresent()
        ? looked(waiting.orElseThrow(), event.time())
        : new Woken(afterSuccess(service, event), Optional.empty());
  }

  private Answer afterSuccess(String service, Event event) {
    boolean turnedBack =
        event
            .redAlarm()
            .filter(alarm -> alarmWatch.turnsBack(service, alarm, event.time()))
            .isPresent();
    return Answer.of(turnedBack ? Outcome.RETURNING : Outcome.PARKED);
  }

  private Woken looked(Claim claim, Instant eventTime) {
    Parked parked = claim.waiting().orElseThrow();
    Waiter waiter = new Waiter(claim.deployment(), parked.awaited().state());
    return new Woken(answer(claim, parked, eventTime), Optional.of(waiter));
  }

  private Answer answer(Claim claim, Parked parked, Instant eventTime) {
    return switch (parked.awaited()) {
      case Watch watch -> answered(parked, look(claim.holding(), watch, eventTime));
      case Asking asking -> Answer.of(Outcome.PARKED);
    };
  }

  private Answer answered(Parked parked, Answer answer) {
    boolean told = answer.outcome() == Outcome.PARKED || parkedTasks.answer(parked.token(), answer);
    return told ? answer : Answer.of(Outcome.PARKED);
  }

  private Answer look(Holding holding, Watch watch, Instant eventTime) {
    Instant now = eventTime.isBefore(watch.since()) ? watch.since() : eventTime;
    return lookout.look(watch, holding, now);
  }
}
