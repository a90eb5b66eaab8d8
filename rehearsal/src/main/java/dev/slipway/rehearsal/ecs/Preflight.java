package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.PullRoute.Need;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.Secret;

/**
 * What keeps a task from starting before its images are even fetched: no route, no right, no log
 * group, no secret. Source of the texts: task_cannot_pull_image and resource-initialization-error,
 * read 2026-11.
 */
final class Preflight {

  private final Surroundings cloud;

  Preflight(Surroundings cloud) {
    this.cloud = cloud;
  }

  /**
   * Why a task cannot start.
   *
   * @param reason AWS's text, the task's stopped reason
   * @param explanation what AWS leaves its users to find out
   */
  record Obstacle(String reason, String explanation) {}

  /** The first obstacle in the order in which Fargate meets them. */
  Optional<Obstacle> obstacle(Revision revision) {
    return revision.definition().containerDefinitions().stream()
        .flatMap(container -> obstacle(revision, container).stream())
        .findFirst();
  }

  private Optional<Obstacle> obstacle(Revision revision, ContainerDefinition container) {
    Stream<Supplier<Optional<Obstacle>>> checks =
        Stream.of(
            () -> routeToRegistry(revision, container.image()),
            () -> rightToPull(revision, container.image()),
            () -> secrets(revision, container),
            () -> logs(revision, container));
    return checks.flatMap(check -> check.get().stream()).findFirst();
  }

  private Optional<Obstacle> routeToRegistry(Revision revision, String image) {
    if (!isPrivate(image)) {
      return Optional.empty();
    }
    return Stream.of(Need.ECR_API, Need.ECR_DOCKER, Need.S3)
        .flatMap(need -> route(revision, need).stream())
        .findFirst()
        .map(why -> new Obstacle(Messages.noRouteToRegistry(image), why));
  }

  private Optional<Obstacle> rightToPull(Revision revision, String image) {
    if (!isPrivate(image)) {
      return Optional.empty();
    }
    String repository = image.substring(image.indexOf('/') + 1).replaceFirst("(@.*|:[^:/]*)$", "");
    String arn = cloud.account().arn("ecr", "repository/" + repository);
    return Stream.of(
            refusal(revision, "ecr:GetAuthorizationToken", "*"),
            refusal(revision, "ecr:BatchGetImage", arn),
            refusal(revision, "ecr:GetDownloadUrlForLayer", arn))
        .flatMap(Optional::stream)
        .findFirst()
        .map(why -> new Obstacle(Messages.NO_PULL_RIGHT, why));
  }

  private Optional<Obstacle> secrets(Revision revision, ContainerDefinition container) {
    return container.secrets().stream()
        .flatMap(
            secret ->
                (isSecret(secret) ? ofSecrets(revision, secret) : ofParameters(revision, secret))
                    .stream())
        .findFirst();
  }

  private Optional<Obstacle> ofParameters(Revision revision, Secret secret) {
    String name = storedAs(secret);
    String arn = cloud.account().arn("ssm", "parameter/" + name.replaceFirst("^/", ""));
    return refusal(revision, "ssm:GetParameters", arn)
        .or(() -> missing(name, "invalid ssm parameters: " + name))
        .map(why -> new Obstacle(Messages.parameterFailed(why), why));
  }

  private Optional<Obstacle> ofSecrets(Revision revision, Secret secret) {
    String arn = storedAs(secret);
    String none = "ResourceNotFoundException: Secrets Manager can't find the specified secret.";
    return refusal(revision, "secretsmanager:GetSecretValue", arn)
        .map(why -> "AccessDeniedException: " + why)
        .or(() -> missing(arn, none))
        .map(why -> new Obstacle(Messages.secretFailed(arn, why), why));
  }

  private Optional<String> missing(String name, String why) {
    return cloud.values().apply(name).isPresent() ? Optional.empty() : Optional.of(why);
  }

  private Optional<Obstacle> logs(Revision revision, ContainerDefinition container) {
    Optional<String> group = logGroup(container);
    if (group.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> noRoute = route(revision, Need.LOGS);
    if (noRoute.isPresent()) {
      return noRoute.map(why -> new Obstacle(Messages.noRouteToLogs(), why));
    }
    String stream = "log-group:" + group.get() + ":log-stream:*";
    String arn = cloud.account().arn("logs", stream);
    Optional<String> refused =
        refusal(revision, "logs:CreateLogStream", arn)
            .or(() -> refusal(revision, "logs:PutLogEvents", arn));
    if (refused.isPresent()) {
      return refused.map(
          why -> new Obstacle(Messages.logsFailed("AccessDeniedException: " + why), why));
    }
    String missing = "ResourceNotFoundException: The specified log group does not exist.";
    return cloud.logs().hasGroup(group.get())
        ? Optional.empty()
        : Optional.of(new Obstacle(Messages.logsFailed(missing), "no log group " + group.get()));
  }

  /** Where awslogs writes to; nothing for other drivers. */
  static Optional<String> logGroup(ContainerDefinition container) {
    return Optional.ofNullable(container.logConfiguration())
        .filter(logs -> logs.logDriver() == LogDriver.AWSLOGS)
        .map(logs -> logs.options().get("awslogs-group"));
  }

  /** What a secret's value is asked for by: an SSM parameter's name, or a secret's ARN. */
  static String storedAs(Secret secret) {
    String from = secret.valueFrom();
    int at = from.indexOf(":parameter/");
    return at < 0 ? from : from.substring(at + ":parameter".length());
  }

  private static boolean isSecret(Secret secret) {
    return secret.valueFrom().startsWith("arn:aws:secretsmanager:");
  }

  private Optional<String> route(Revision revision, Need need) {
    List<String> subnets = revision.subnets();
    return cloud.network().obstacle(need, subnets, revision.securityGroups());
  }

  private Optional<String> refusal(Revision revision, String action, String resource) {
    String role = revision.definition().executionRoleArn();
    if (role == null) {
      return Optional.of("the task definition has no execution role, which " + action + " needs");
    }
    return cloud.permissions().refusal(role, action, resource, Map.of());
  }

  private boolean isPrivate(String image) {
    return image.startsWith(cloud.account().registryHost() + "/");
  }
}
