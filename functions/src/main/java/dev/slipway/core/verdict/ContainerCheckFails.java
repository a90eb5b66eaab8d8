package dev.slipway.core.verdict;

import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ObservedTask;
import java.util.Optional;

/** ECS stopped the task since a container's own health check failed. */
final class ContainerCheckFails implements TaskRules.TaskRule {
  private static final String WORDS = "failed container health checks";

  @Override
  public Optional<TaskFailure> explain(ObservedTask task) {
    return task.words().contains(WORDS)
        ? Optional.of(
            new TaskFailure(
                task,
                CauseCode.CONTAINER_CHECK_FAILS,
                Patience.FOR_CHANCE,
                "The new tasks do not pass their containers' own health checks.",
                "Run the health check's command in the image, and read the container's log."))
        : Optional.empty();
  }
}
