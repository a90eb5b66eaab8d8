package dev.slipway.rehearsal.operate.adopt;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;

/** Settings of a service that make deployments fail, cut connections or tell too little. */
final class Remarks {

  /** What Fargate waits for after SIGTERM unless said (API ContainerDefinition, read 2026-11). */
  private static final int DEFAULT_STOP_SECONDS = 30;

  private static final Pattern SECRET =
      Pattern.compile(
          "(?!.*_(FILE|PATH|URL|ENDPOINT|ARN|NAME|ID|TTL|TYPE|HEADER|SECONDS|ENABLED)$)"
              + ".*(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIAL"
              + "|(API|ACCESS|PRIVATE|SIGNING)_?KEY).*",
          Pattern.CASE_INSENSITIVE);

  private final Found found;

  private Remarks(Found found) {
    this.found = found;
  }

  static List<String> of(Found found, String repository) {
    Remarks remarks = new Remarks(found);
    return Stream.of(
            remarks.percents().stream(),
            remarks.breaker().stream(),
            remarks.health().stream(),
            remarks.drains(),
            remarks.keepAlive().stream(),
            remarks.tags(repository).stream(),
            remarks.plainSecrets())
        .flatMap(each -> each)
        .toList();
  }

  private Optional<String> percents() {
    Optional<DeploymentConfiguration> configuration = configuration();
    int desired = found.service().desiredCount();
    int minimum = configuration.map(DeploymentConfiguration::minimumHealthyPercent).orElse(100);
    int maximum = configuration.map(DeploymentConfiguration::maximumPercent).orElse(200);
    boolean canStart = desired * maximum / 100 > desired;
    boolean canStop = (desired * minimum + 99) / 100 < desired;
    return when(
        desired > 0 && !canStart && !canStop,
        "minimum %d %% and maximum %d %% of %d tasks let no task start and none stop: a deployment can never move, and Slipway refuses it"
            .formatted(minimum, maximum, desired));
  }

  private Optional<String> breaker() {
    boolean on =
        configuration()
            .map(DeploymentConfiguration::deploymentCircuitBreaker)
            .map(DeploymentCircuitBreaker::enable)
            .orElse(false);
    return when(
        !on,
        "the circuit breaker is off: while Slipway does not watch, ECS starts tasks of a broken"
            + " revision for ever");
  }

  private Optional<String> health() {
    boolean checked =
        !found.service().loadBalancers().isEmpty()
            || found.definition().containerDefinitions().stream()
                .anyMatch(container -> container.healthCheck() != null);
    return when(
        !checked,
        "neither a target group nor a container checks its health: a task that runs counts as"
            + " healthy");
  }

  private Stream<String> drains() {
    int patience = found.ownContainers().stream().mapToInt(Remarks::stopSeconds).min().orElse(0);
    return found.drains().stream()
        .filter(drain -> drain.seconds() > patience)
        .map(
            drain ->
                "target group %s drains %d s, but a container is killed %d s after its SIGTERM: requests that last longer are cut"
                    .formatted(drain.name(), drain.seconds(), patience));
  }

  private static int stopSeconds(ContainerDefinition container) {
    return Optional.ofNullable(container.stopTimeout()).orElse(DEFAULT_STOP_SECONDS);
  }

  private Optional<String> keepAlive() {
    return when(
        !found.drains().isEmpty(),
        "how long the application keeps idle connections cannot be read from here: it must be"
            + " longer than the load balancer's idle timeout, or requests fail now and then");
  }

  private Optional<String> tags(String repository) {
    return when(
        found
            .repository(repository)
            .filter(
                pushed -> pushed.repository().imageTagMutability() == ImageTagMutability.MUTABLE)
            .isPresent(),
        "tags of %s can be moved: Slipway deploys digests all the same, but a tag in its history may mean another image later"
            .formatted(repository));
  }

  /** By name only: values are read by nobody. */
  private Stream<String> plainSecrets() {
    return found.definition().containerDefinitions().stream()
        .flatMap(
            container ->
                container.environment().stream()
                    .map(KeyValuePair::name)
                    .filter(name -> SECRET.matcher(name).matches())
                    .map(
                        name ->
                            "%s of container %s looks like a secret in plain text: everybody who may describe the task definition reads it"
                                .formatted(name, container.name())));
  }

  private Optional<DeploymentConfiguration> configuration() {
    return Optional.ofNullable(found.service().deploymentConfiguration());
  }

  private static Optional<String> when(boolean holds, String sentence) {
    return holds ? Optional.of(sentence) : Optional.empty();
  }
}
