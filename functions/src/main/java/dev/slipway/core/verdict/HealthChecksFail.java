package dev.slipway.core.verdict;

import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ObservedTask;
import java.util.Optional;
import java.util.regex.Pattern;

/** ECS stopped the task since a load balancer's or the container's health check failed. */
final class HealthChecksFail implements TaskRules.TaskRule {
  static final String SENTENCE = "The new tasks do not pass their health checks.";
  static final String NEXT =
      "Check the health check's path and port, and the log of one of the stopped tasks.";
  private static final Pattern WORDS =
      Pattern.compile("failed (ELB|container) health checks", Pattern.CASE_INSENSITIVE);

  @Override
  public Optional<TaskFailure> explain(ObservedTask task) {
    return WORDS.matcher(task.words()).find()
        ? Optional.of(new TaskFailure(task, CauseCode.HEALTH_CHECK_FAILS, false, SENTENCE, NEXT))
        : Optional.empty();
  }
}
