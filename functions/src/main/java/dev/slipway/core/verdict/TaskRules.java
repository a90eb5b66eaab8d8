package dev.slipway.core.verdict;

import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ObservedTask;
import java.util.List;
import java.util.Optional;

/**
 * The rules for why a task stopped, the most telling first. Texts: ECS developer guide,
 * task_cannot_pull_image, resource-initialization-error and stopped-task-error-codes, read 2026-11.
 */
final class TaskRules {

  /** Explains a stopped task, or says nothing. */
  @FunctionalInterface
  interface TaskRule {
    Optional<TaskFailure> explain(ObservedTask task);
  }

  // A command that is "not found" before an image that is "not found".
  private static final List<TaskRule> RULES =
      List.of(
          new WordsRule(
              CauseCode.EXITS_AT_START,
              true,
              "CannotStartContainerError|exec format error|executable file not found"
                  + "|no such file or directory",
              "The container's command cannot be started.",
              "Check the image's ENTRYPOINT and CMD and its CPU architecture."),
          new WordsRule(
              CauseCode.IMAGE_NOT_FOUND,
              true,
              "not found|manifest unknown|does not exist",
              "The image is not in the registry.",
              "Push the image again and check the repository's lifecycle rules."),
          new WordsRule(
              CauseCode.NO_ROUTE_TO_ECR,
              true,
              "(?s)(?=.*(ecr|pull|registry|image)).*(connection issue|dial tcp|i/o timeout"
                  + "|waiting for connection|TLS handshake timeout)",
              "There is a connection issue between the task and Amazon ECR: the task has no route"
                  + " to it.",
              "Check the ecr.api, ecr.dkr and S3 endpoints, their security groups and the subnets'"
                  + " routes."),
          new WordsRule(
              CauseCode.IMAGE_PULL_DENIED,
              true,
              "pull access denied|not authorized|AccessDenied|403 Forbidden"
                  + "|Check that the role has the permissions",
              "The task may not pull the image.",
              "Check the execution role's ECR permissions and the repository's policy."),
          new WordsRule(
              CauseCode.IMAGE_PULL_FAILED,
              false,
              "CannotPullContainer|can't pull the image|cannot pull|toomanyrequests",
              "The task could not pull the image.",
              "Read the pull error below; a registry limit passes, anything else needs a change."),
          new OutOfMemory(),
          new HealthChecksFail(),
          new ContainerExits());

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
                false,
                "A task failed to start: " + task.words(),
                "Read ECS's words below."))
        : Optional.empty();
  }
}
