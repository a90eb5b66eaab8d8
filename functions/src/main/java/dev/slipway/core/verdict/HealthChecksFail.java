package dev.slipway.core.verdict;

import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ObservedTask;
import java.util.Optional;

/** ECS stopped the task since a load balancer's health check failed. */
final class HealthChecksFail implements TaskRules.TaskRule {
  static final String SENTENCE = "The new tasks do not pass their health checks.";
  static final String NEXT =
      "Check the health check's path and port, and the log of one of the stopped tasks.";
  private static final String WORDS = "failed ELB health checks";

  @Override
  public Optional<TaskFailure> explain(ObservedTask task) {
    return task.words().contains(WORDS)
        ? Optional.of(
            new TaskFailure(
                task, CauseCode.HEALTH_CHECK_FAILS, Patience.FOR_CHANCE, SENTENCE, NEXT))
        : Optional.empty();
  }
}
