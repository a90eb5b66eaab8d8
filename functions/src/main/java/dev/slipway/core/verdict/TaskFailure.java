package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ObservedTask;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why one task failed.
 *
 * @param lasting whether the next task will fail the same way, so that one is proof enough
 */
record TaskFailure(
    ObservedTask task, CauseCode code, boolean lasting, String sentence, String next) {

  /** The failures among the tasks of the awaited revision that this rollout started. */
  static List<TaskFailure> of(Watch watch, Observation seen) {
    return seen.tasks().stream()
        .filter(task -> task.stop().isPresent())
        .filter(task -> task.taskDefinition().equals(watch.rollout().taskDefinition()))
        .filter(task -> !task.createdAt().isBefore(watch.rollout().startedAt()))
        .sorted(Comparator.comparing(ObservedTask::createdAt))
        .flatMap(task -> TaskRules.failure(task).stream())
        .toList();
  }

  /** The failure that says most, with the words on all of them as evidence. */
  static Optional<Cause> cause(List<TaskFailure> failures) {
    return failures.stream()
        .min(Comparator.comparingInt(failure -> failure.lasting() ? 0 : 1))
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
