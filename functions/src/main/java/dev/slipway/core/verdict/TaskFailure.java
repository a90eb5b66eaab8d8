package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ObservedTask;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Why one task failed. */
record TaskFailure(
    ObservedTask task, CauseCode code, Patience patience, String sentence, String next) {

  /** The failures among the tasks that this rollout started. */
  static List<TaskFailure> of(Watch watch, Observation seen) {
    return seen.tasks().stream()
        .filter(task -> task.stop().isPresent())
        .filter(watch.rollout()::started)
        .sorted(Comparator.comparing(ObservedTask::createdAt))
        .flatMap(task -> TaskRules.failure(task).stream())
        .toList();
  }

  /** The failure that says most, with the words on all of them as evidence. */
  static Optional<Cause> cause(List<TaskFailure> failures) {
    return failures.stream()
        .min(Comparator.comparing(TaskFailure::patience))
        .map(first -> first.told(failures));
  }

  private Cause told(List<TaskFailure> all) {
    List<String> evidence =
        all.stream()
            .map(each -> "task " + each.task().id() + ": " + each.task().words())
            .distinct()
            .limit(5)
            .toList();
    return new Cause(code, sentence, evidence, next);
  }
}
