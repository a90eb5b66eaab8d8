package dev.slipway.core.verdict;

import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import java.util.List;
import java.util.Optional;

/** An essential container of the task ended by itself. */
final class ContainerExits implements TaskRules.TaskRule {
  private static final int SIGNAL_BASE = 128;

  /** What a shell exits with for a command that is not executable, or not there. */
  private static final List<Integer> NO_COMMAND = List.of(126, 127);

  @Override
  public Optional<TaskFailure> explain(ObservedTask task) {
    if (!task.stoppedWith("EssentialContainerExited")) {
      return Optional.empty();
    }
    Optional<ObservedContainer> ended = task.crashed();
    return Optional.of(
        ended
            .filter(each -> NO_COMMAND.contains(each.exitCode().orElseThrow()))
            .map(container -> noCommand(task, container))
            .orElseGet(() -> exit(task, ended)));
  }

  private static TaskFailure noCommand(ObservedTask task, ObservedContainer container) {
    return new TaskFailure(
        task,
        CauseCode.CANNOT_START,
        Patience.NONE,
        "Container %s cannot run its command: it exited with code %d."
            .formatted(container.name(), container.exitCode().orElseThrow()),
        "Check the image's ENTRYPOINT and CMD: the command is missing or not executable.");
  }

  private static TaskFailure exit(ObservedTask task, Optional<ObservedContainer> ended) {
    return new TaskFailure(
        task,
        CauseCode.EXITS_AT_START,
        Patience.FOR_CHANCE,
        ended.map(ContainerExits::sentence).orElse("An essential container exited."),
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
