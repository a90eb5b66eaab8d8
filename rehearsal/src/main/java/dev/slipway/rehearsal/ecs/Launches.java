package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.task.ContainerLaunch;
import dev.slipway.rehearsal.task.ContainerLaunch.LogStream;
import dev.slipway.rehearsal.task.TaskLaunch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.ecs.model.CPUArchitecture;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RuntimePlatform;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Turns a task's definition into what a task runtime starts. */
final class Launches {

  private static final Duration DEFAULT_STOP = Duration.ofSeconds(30);

  private final Account account;
  private final Function<String, Optional<String>> values;

  Launches(Surroundings surroundings) {
    this.account = surroundings.account();
    this.values = surroundings.values();
  }

  TaskLaunch of(LocalTask task) {
    Revision revision = task.rollout().revision();
    List<ContainerLaunch> containers =
        revision.definition().containerDefinitions().stream()
            .map(container -> container(task, container))
            .toList();
    return new TaskLaunch(
        task.shape().taskArn(),
        task.shape().clusterArn(),
        revision.definition().family(),
        revision.definition().revision(),
        architecture(revision.definition()),
        task.address(),
        containers);
  }

  /** X86_64 unless the definition says otherwise (API RuntimePlatform, read 2026-11). */
  private static String architecture(TaskDefinition definition) {
    boolean arm =
        Optional.ofNullable(definition.runtimePlatform())
            .map(RuntimePlatform::cpuArchitecture)
            .filter(CPUArchitecture.ARM64::equals)
            .isPresent();
    return arm ? "arm64" : "amd64";
  }

  private ContainerLaunch container(LocalTask task, ContainerDefinition container) {
    return new ContainerLaunch(
        container.name(),
        image(task.rollout(), container),
        container.entryPoint(),
        container.command(),
        environment(container),
        Optional.ofNullable(container.workingDirectory()),
        container.portMappings().stream().map(PortMapping::containerPort).toList(),
        memory(task, container),
        Optional.ofNullable(container.stopTimeout()).map(Duration::ofSeconds).orElse(DEFAULT_STOP),
        Preflight.logGroup(container).map(group -> new LogStream(group, stream(task, container))));
  }

  /** Without a limit of its own it may take all of the task's (API ContainerDefinition). */
  private static int memory(LocalTask task, ContainerDefinition container) {
    return container.memory() == null
        ? Integer.parseInt(task.shape().memory())
        : container.memory();
  }

  /** Later tasks run the digest the first one resolved: deployment-type-ecs, read 2026-11. */
  private static String image(Rollout rollout, ContainerDefinition container) {
    String digest = rollout.digests().get(container.name());
    return digest == null
        ? container.image()
        : container.image().replaceFirst("(@.*|:[^:/]*)?$", "@" + digest);
  }

  private Map<String, String> environment(ContainerDefinition container) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", account.region());
    container.environment().forEach(each -> environment.put(each.name(), each.value()));
    container
        .secrets()
        .forEach(
            secret ->
                values
                    .apply(Preflight.storedAs(secret))
                    .ifPresent(value -> environment.put(secret.name(), value)));
    return environment;
  }

  private static String stream(LocalTask task, ContainerDefinition container) {
    String prefix = container.logConfiguration().options().get("awslogs-stream-prefix");
    return prefix + "/" + container.name() + "/" + task.id();
  }
}
