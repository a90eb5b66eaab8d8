package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.evidence.ObservedTask;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says how soon after its start a container ended. */
final class ExitTime implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    Cause told = found.told();
    return shortest(found)
        .map(ran -> ", " + ran.toSeconds() + " s after its start.")
        .map(when -> told.sentence().replaceFirst("\\.$", when))
        .map(sentence -> new Cause(told.code(), sentence, List.of(), told.nextStep()));
  }

  /** The shortest time that one of the tasks that ended by themselves ran. */
  static Optional<Duration> shortest(Findings found) {
    return found.tasks().stream()
        .filter(task -> task.stoppedWith("EssentialContainerExited"))
        .map(ObservedTask::life)
        .flatMap(life -> life.ran().stream())
        .min(Comparator.naturalOrder());
  }
}
