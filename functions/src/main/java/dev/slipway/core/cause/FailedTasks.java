package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import java.util.List;
import java.util.Optional;

/** Counts the tasks that failed of what usually passes. */
final class FailedTasks implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    long failed = found.tasks().stream().filter(task -> task.stop().isPresent()).count();
    Cause told = found.told();
    String counted = failed == 1 ? "1 task failed of it." : failed + " tasks failed of it.";
    return failed == 0
        ? Optional.empty()
        : Optional.of(
            new Cause(told.code(), told.sentence() + " " + counted, List.of(), told.nextStep()));
  }
}
