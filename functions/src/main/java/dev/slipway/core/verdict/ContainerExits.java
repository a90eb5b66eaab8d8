package dev.slipway.core.verdict;

import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import java.util.Optional;

/** An essential container of the task ended by itself. */
final class ContainerExits implements TaskRules.TaskRule {
  private static final int SIGNAL_BASE = 128;

  @Override
  public Optional<TaskFailure> explain(ObservedTask task) {
    return task.stoppedWith("EssentialContainerExited")
        ? Optional.of(failure(task))
        : Optional.empty();
  }

  private static TaskFailure failure(ObservedTask task) {
    return new TaskFailure(
        task,
        CauseCode.EXITS_AT_START,
        false,
        task.containers().stream()
            .filter(container -> container.exitCode().isPresent())
            .findFirst()
            .map(ContainerExits::sentence)
            .orElse("An essential container exited."),
        "Read the last lines of the container's log.");
  }

  private static String sentence(ObservedContainer container) {
    int code = container.exitCode().orElseThrow();
    String end =
        code > SIGNAL_BASE
            ? "was ended by signal " + (code - SIGNAL_BASE)
            : "exited with code " + code;
    return "Container " + container.name() + " " + end + ".";
  }
}
