package dev.slipway.aws;

import dev.slipway.core.evidence.Definition;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.evidence.Definition.Logs;
import dev.slipway.core.evidence.Definition.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.CPUArchitecture;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.HealthCheck;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RuntimePlatform;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** ECS's task definitions as evidence. */
final class EcsDefinitions {
  private EcsDefinitions() {}

  static Definition of(TaskDefinition definition) {
    return new Definition(
        definition.taskDefinitionArn(),
        Optional.ofNullable(definition.memory()).map(Integer::valueOf),
        platform(Optional.ofNullable(definition.runtimePlatform())),
        definition.containerDefinitions().stream().map(EcsDefinitions::container).toList());
  }

  /** Linux on X86_64 unless it says otherwise. ECS API, RuntimePlatform, read 2026-11. */
  private static String platform(Optional<RuntimePlatform> platform) {
    boolean arm =
        platform.filter(each -> each.cpuArchitecture() == CPUArchitecture.ARM64).isPresent();
    boolean windows =
        platform
            .map(RuntimePlatform::operatingSystemFamilyAsString)
            .filter(family -> family.startsWith("WINDOWS"))
            .isPresent();
    return (windows ? "windows/" : "linux/") + (arm ? "arm64" : "amd64");
  }

  private static DefinedContainer container(ContainerDefinition container) {
    return new DefinedContainer(
        container.name(),
        container.image(),
        !Boolean.FALSE.equals(container.essential()),
        Optional.ofNullable(container.memory()),
        container.portMappings().stream().map(PortMapping::containerPort).toList(),
        Optional.ofNullable(container.stopTimeout()).map(Duration::ofSeconds),
        new Variables(
            byName(container.environment().stream(), KeyValuePair::name, KeyValuePair::value),
            byName(container.secrets().stream(), Secret::name, Secret::valueFrom)),
        Optional.ofNullable(container.logConfiguration()).flatMap(EcsDefinitions::logs),
        Optional.ofNullable(container.healthCheck()).map(HealthCheck::command).orElse(List.of()));
  }

  // ECS takes the same name twice, and the last one counts.
  private static <T> Map<String, String> byName(
      Stream<T> all, Function<T, String> name, Function<T, String> value) {
    return all.collect(Collectors.toMap(name, value, (first, last) -> last));
  }

  private static Optional<Logs> logs(LogConfiguration configuration) {
    Map<String, String> options = configuration.options();
    boolean known =
        configuration.logDriver() == LogDriver.AWSLOGS && options.containsKey("awslogs-group");
    return known
        ? Optional.of(
            new Logs(
                options.getOrDefault("awslogs-group", ""),
                options.getOrDefault("awslogs-stream-prefix", "")))
        : Optional.empty();
  }
}
