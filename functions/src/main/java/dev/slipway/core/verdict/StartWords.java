package dev.slipway.core.verdict;

import static dev.slipway.core.verdict.Patience.FOR_CHANCE;
import static dev.slipway.core.verdict.Patience.NONE;
import static dev.slipway.core.verdict.Patience.UNTIL_THE_LIMIT;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import java.util.List;
import java.util.Optional;

/**
 * ECS's words on tasks that never started, and what they mean, the most telling first. Texts: ECS
 * developer guide, task_cannot_pull_image, resource-initialization-error, stopped-task-error-codes
 * and failed-to-start-error, read 2026-11.
 */
public final class StartWords {
  private static final String NO_CONNECTION =
      "(connection issue|dial tcp|waiting for connection|no such host|network is unreachable)";
  private static final String SECRET = "(?=.*(secrets? from (asm|ssm)|secrets ?manager))";
  private static final String LOGS = "(?=.*(log ?group|log stream|logging driver|logger args))";
  private static final String PULL = "(?=.*(CannotPull|can't pull|cannot pull))";

  // A command that is "not found" before an image that is "not found"; a secret's or a log group's
  // missing route before the registry's; a copy that was cut off before no route at all, since it
  // shows that the registry was reached.
  static final List<WordsRule> ROWS =
      List.of(
          row(
              CauseCode.CANNOT_START,
              NONE,
              "CannotStartContainerError|exec format error|executable file not found"
                  + "|exec.*no such file or directory",
              "The container's command cannot be started.",
              "Check the image's ENTRYPOINT and CMD and its CPU architecture."),
          row(
              CauseCode.NO_ROUTE_TO_SERVICE,
              NONE,
              "(" + SECRET + "|" + LOGS + ").*" + NO_CONNECTION,
              "The task has no route to the AWS service that holds its secrets or its log.",
              "Check the service's VPC endpoint, its security group and the subnets' routes."),
          row(
              CauseCode.SECRET_NOT_FOUND,
              NONE,
              SECRET
                  + ".*(ResourceNotFound|ParameterNotFound|can't find|invalid ssm parameters"
                  + "|does not exist|not found)",
              "A secret or parameter that the task needs does not exist.",
              "Create it, or name another one in the task definition's secrets."),
          row(
              CauseCode.SECRET_DENIED,
              NONE,
              SECRET + ".*(AccessDenied|not authorized)",
              "The task may not read a secret or parameter that it needs.",
              "Let the execution role read it, and decrypt with its KMS key if it has one."),
          row(
              CauseCode.LOG_GROUP_MISSING,
              NONE,
              LOGS + ".*(ResourceNotFound|does not exist|not found)",
              "The log group of the container does not exist.",
              "Create the log group that the task definition names."),
          row(
              CauseCode.IMAGE_PULL_TIMEOUT,
              UNTIL_THE_LIMIT,
              PULL
                  + ".*(failed to copy.*i/o timeout|read tcp.*i/o timeout|context canceled"
                  + "|deadline exceeded|Client\\.Timeout|awaiting headers|handshake timeout)",
              "Pulling the image takes too long.",
              "Deploy again; if it happens again, make the image smaller or look at the way to the"
                  + " registry."),
          row(
              CauseCode.NO_ROUTE_TO_ECR,
              NONE,
              "(?=.*(ecr|pull|registry|image)).*" + NO_CONNECTION,
              "There is a connection issue between the task and Amazon ECR: the task has no route"
                  + " to it.",
              "Check the ecr.api, ecr.dkr and S3 endpoints, their security groups and the subnets'"
                  + " routes."),
          row(
              CauseCode.WRONG_ARCHITECTURE,
              NONE,
              "matching platform|no matching manifest|no match for platform",
              "The image is not built for the platform of the task.",
              "Build the image for the task definition's platform and push it again."),
          row(
              CauseCode.IMAGE_NOT_FOUND,
              NONE,
              PULL + ".*(not found|manifest unknown|name unknown|does not exist)",
              "The image is not in the registry.",
              "Push the image again and check the repository's lifecycle rules."),
          row(
              CauseCode.IMAGE_PULL_DENIED,
              NONE,
              "pull access denied|403 Forbidden|Check that the role has the permissions|"
                  + "(?=.*(CannotPull|registry auth)).*(not authorized|AccessDenied)",
              "The task may not pull the image.",
              "Check the execution role's ECR permissions and the repository's policy."),
          row(
              CauseCode.REGISTRY_THROTTLED,
              UNTIL_THE_LIMIT,
              "toomanyrequests|Too Many Requests|pull rate limit",
              "The registry throttles the tasks' pulls.",
              "Deploy again later, or pull from a registry without that limit."),
          row(
              CauseCode.IMAGE_PULL_FAILED,
              FOR_CHANCE,
              "CannotPull|can't pull the image|cannot pull",
              "The task could not pull the image.",
              "Read the pull error in the evidence."),
          row(
              CauseCode.NO_FREE_ADDRESSES,
              UNTIL_THE_LIMIT,
              "InsufficientFreeAddresses|not (have )?enough free (ip )?addresses"
                  + "|error while attempting to Create Network Interface",
              "The subnets have no free addresses for the tasks.",
              "Free addresses in the subnets, or give the service larger ones."),
          row(
              CauseCode.NETWORK_INTERFACE_DELAYED,
              UNTIL_THE_LIMIT,
              "waiting for network interface|network interface provisioning",
              "The tasks' network interfaces come too late.",
              "Deploy again; if it happens again, ask AWS support with the tasks' ids."),
          row(
              CauseCode.VCPU_LIMIT,
              UNTIL_THE_LIMIT,
              "limit on the number of vCPUs",
              "The account's limit of Fargate vCPUs is reached.",
              "Ask for a higher Fargate vCPU quota, or stop what is not needed."),
          row(
              CauseCode.NO_CAPACITY,
              UNTIL_THE_LIMIT,
              "Capacity is unavailable|RESOURCE:FARGATE",
              "Fargate has no capacity for the tasks.",
              "Deploy again later, or give the service subnets in more availability zones."));

  private StartWords() {}

  /** What such words mean, wherever they stand. */
  public static Optional<Cause> meaning(String words) {
    return ROWS.stream()
        .filter(row -> row.words().matcher(words).find())
        .findFirst()
        .map(row -> new Cause(row.code(), row.sentence(), List.of(), row.next()));
  }

  private static WordsRule row(
      CauseCode code, Patience patience, String words, String sentence, String next) {
    return WordsRule.of(code, patience, words, sentence, next);
  }
}
