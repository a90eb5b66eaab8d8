package dev.slipway.core.verdict;

import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import java.util.Optional;

/**
 * The kernel killed a container for its memory: ECS says so, or it was killed by signal 9 while
 * nobody was stopping the task.
 */
final class OutOfMemory implements TaskRules.TaskRule {
  private static final int KILLED = 137;

  @Override
  public Optional<TaskFailure> explain(ObservedTask task) {
    return task.containers().stream()
        .filter(container -> isOutOfMemory(task, container))
        .findFirst()
        .map(container -> failure(task, container));
  }

  private static boolean isOutOfMemory(ObservedTask task, ObservedContainer container) {
    boolean told = container.reason().filter(text -> text.contains("OutOfMemory")).isPresent();
    boolean killed = container.exitCode().filter(code -> code == KILLED).isPresent();
    return told || (killed && task.stoppedWith("EssentialContainerExited"));
  }

  private static TaskFailure failure(ObservedTask task, ObservedContainer container) {
    return new TaskFailure(
        task,
        CauseCode.OUT_OF_MEMORY,
        Patience.FOR_CHANCE,
        "Container " + container.name() + " was killed for running out of memory (exit code 137).",
        "Raise the task's memory or lower what the container uses.");
  }
}
