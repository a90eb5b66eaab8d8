package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Bake;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Ending;
import dev.slipway.core.Outcome;
import dev.slipway.core.Phase;
import dev.slipway.core.Setback;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.ladder.Retreat;
import dev.slipway.core.verdict.Judge;
import dev.slipway.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;

/** What a verdict means for the workflow: the answer to the wait's token. */
final class Decision {
  private Decision() {}

  /** The answer, once there is a verdict. */
  static Optional<Answer> on(Watch watch, Observation seen) {
    return switch (Judge.verdict(watch, seen)) {
      case Verdict.KeepWaiting() -> Optional.empty();
      case Verdict.Healthy() -> Optional.of(healthy(watch, seen));
      case Verdict.Failed(Cause cause) -> Optional.of(failed(watch, cause, seen.now()));
    };
  }

  private static Answer healthy(Watch watch, Observation seen) {
    return switch (watch.phase()) {
      case ROLLOUT -> Answer.of(Outcome.HEALTHY, new Bake(seen.now()));
      case BAKE ->
          Answer.of(
              Outcome.HEALTHY,
              Ending.succeeded(watch.rollout().revision() + " is live and survived its bake."));
      case ROLLBACK ->
          Answer.of(
              Outcome.HEALTHY,
              Ending.returned(
                  watch.failure().orElseThrow(),
                  Retreat.cameBackOn(seen.deployment()),
                  watch.rollout().revision()));
    };
  }

  private static Answer failed(Watch watch, Cause cause, Instant now) {
    Cause told = watch.failure().map(failure -> twice(failure, cause)).orElse(cause);
    if (cause.code().handsOff()) {
      return Answer.ended(Ending.needsHuman(told));
    }
    if (cause.code() == CauseCode.SCALED_TO_ZERO) {
      return Answer.ended(Ending.neverStarted(told));
    }
    return watch.phase() == Phase.ROLLBACK
        ? Answer.of(Outcome.FAILED, new Setback(cause, now))
        : Answer.of(Outcome.FAILED, cause);
  }

  private static Cause twice(Cause failure, Cause second) {
    String sentence = failure.sentence() + " During the rollback: " + second.sentence();
    Cause both = new Cause(second.code(), sentence, failure.evidence(), second.nextStep());
    return both.and(second.code() + ": " + String.join("; ", second.evidence()));
  }
}
