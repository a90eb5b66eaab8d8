package dev.slipway.core.verdict;

import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ObservedTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules for why a task stopped, the most telling first. */
final class TaskRules {

  /** Explains a stopped task, or says nothing. */
  @FunctionalInterface
  interface TaskRule {
    Optional<TaskFailure> explain(ObservedTask task);
  }

  private static final List<TaskRule> RULES =
      Stream.concat(
              StartWords.ROWS.stream(),
              Stream.of(
                  new OutOfMemory(),
                  new ContainerCheckFails(),
                  new HealthChecksFail(),
                  new ContainerExits()))
          .toList();

  private TaskRules() {}

  static Optional<TaskFailure> failure(ObservedTask task) {
    return RULES.stream()
        .map(rule -> rule.explain(task))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> unexplained(task));
  }

  private static Optional<TaskFailure> unexplained(ObservedTask task) {
    return task.stoppedWith("TaskFailedToStart")
        ? Optional.of(
            new TaskFailure(
                task,
                CauseCode.UNKNOWN,
                Patience.FOR_CHANCE,
                "A task failed to start: " + task.words(),
                "Read ECS's words in the evidence, and the service's events."))
        : Optional.empty();
  }
}
