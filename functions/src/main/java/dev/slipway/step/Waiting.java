package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Ending;
import dev.slipway.core.Holding;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.Watch;
import dev.slipway.port.Ledger;
import dev.slipway.port.ParkedTasks;
import dev.slipway.port.RetryableFault;
import java.time.Duration;
import java.util.List;

/** A wait: parks the token, then looks, and answers only when there is a verdict. */
public final class Waiting {
  /** Some safety looks: one that fails says only that AWS was busy for a moment. */
  private static final Duration BLIND = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final ParkedTasks parkedTasks;
  private final Lookout lookout;

  public Waiting(Ledger ledger, ParkedTasks parkedTasks, Observer observer) {
    this.ledger = ledger;
    this.parkedTasks = parkedTasks;
    this.lookout = new Lookout(ledger, observer);
  }

  /** Enters the wait with its token. */
  Answer enter(Watch watch, Turn turn, String token) {
    // Parked before the look: an event that comes in between finds the token, so none is lost.
    ledger.park(turn.facts().holding(), new Parked(token, watch), turn.now());
    Answer answer = look(watch, turn);
    if (answer.outcome() != Outcome.PARKED) {
      parkedTasks.answer(token, answer);
    }
    return answer;
  }

  private Answer look(Watch watch, Turn turn) {
    Holding holding = turn.facts().holding();
    try {
      return lookout.look(watch, holding, turn.now());
    } catch (RetryableFault blind) {
      boolean early =
          turn.now().isBefore(watch.until().plus(BLIND))
              || turn.now().isBefore(lookout.until(watch, holding).plus(BLIND));
      return early ? Answer.of(Outcome.PARKED) : blind(watch, blind);
    }
  }

  // Not seeing is not failing: nothing is rolled back, and no further rung tried, on no sight.
  private static Answer blind(Watch watch, RetryableFault fault) {
    Cause blind =
        new Cause(
            CauseCode.UNKNOWN,
            "Time ran out while the service could not be observed.",
            List.of(String.valueOf(fault.getMessage())),
            "Look at the service in the ECS console.");
    return Answer.ended(
        Ending.needsHuman(
            watch
                .failure()
                .map(failure -> failure.told(blind.sentence()).then(blind.nextStep()))
                .map(failure -> failure.and(blind.evidence().getFirst()))
                .orElse(blind)));
  }
}
