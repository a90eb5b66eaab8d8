package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Ending;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.Watch;
import dev.slipway.port.Ledger;
import dev.slipway.port.ParkedTasks;
import dev.slipway.port.RetryableFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A wait: parks the token, then looks, and answers only when there is a verdict. */
public final class Waiting {
  /** Some safety looks: one that fails says only that AWS was busy for a moment. */
  private static final Duration BLIND = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final ParkedTasks parkedTasks;
  private final Observer observer;

  public Waiting(Ledger ledger, ParkedTasks parkedTasks, Observer observer) {
    this.ledger = ledger;
    this.parkedTasks = parkedTasks;
    this.observer = observer;
  }

  /** Enters the wait with its token. */
  Answer enter(Watch watch, Turn turn, String token) {
    // Parked before the look: an event that comes in between finds the token, so none is lost.
    ledger.park(turn.facts().holding(), new Parked(token, watch), turn.now());
    return decision(watch, turn)
        .map(answer -> answered(token, answer))
        .orElseGet(() -> Answer.of(Outcome.PARKED));
  }

  private Optional<Answer> decision(Watch watch, Turn turn) {
    try {
      return Decision.on(watch, observer.look(watch, turn.now()));
    } catch (RetryableFault blind) {
      return turn.now().isBefore(watch.until().plus(BLIND))
          ? Optional.empty()
          : Optional.of(blind(watch, blind));
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

  private Answer answered(String token, Answer answer) {
    parkedTasks.answer(token, answer);
    return answer;
  }
}
