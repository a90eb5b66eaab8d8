package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Bake;
import dev.slipway.core.Cause;
import dev.slipway.core.Ending;
import dev.slipway.core.Outcome;
import dev.slipway.core.Phase;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
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
      case Verdict.Healthy() -> Optional.of(healthy(watch, seen.now()));
      case Verdict.Failed(Cause cause) -> Optional.of(failed(watch, cause));
    };
  }

  private static Answer healthy(Watch watch, Instant now) {
    return switch (watch.phase()) {
      case ROLLOUT -> Answer.of(Outcome.HEALTHY, new Bake(now));
      case BAKE ->
          Answer.of(
              Outcome.HEALTHY,
              Ending.succeeded(watch.rollout().revision() + " is live and survived its bake."));
      case ROLLBACK ->
          Answer.of(
              Outcome.HEALTHY,
              Ending.rolledBack(watch.failure().orElseThrow(), watch.rollout().revision()));
    };
  }

  private static Answer failed(Watch watch, Cause cause) {
    if (watch.phase() == Phase.ROLLBACK) {
      return Answer.ended(Ending.needsHuman(twice(watch.failure().orElse(cause), cause)));
    }
    return cause.code().handsOff()
        ? Answer.ended(Ending.needsHuman(cause))
        : Answer.of(Outcome.FAILED, cause);
  }

  private static Cause twice(Cause failure, Cause second) {
    String sentence = failure.sentence() + " The rollback failed as well: " + second.sentence();
    Cause both = new Cause(failure.code(), sentence, failure.evidence(), second.nextStep());
    return both.and(second.code() + ": " + String.join("; ", second.evidence()));
  }
}
