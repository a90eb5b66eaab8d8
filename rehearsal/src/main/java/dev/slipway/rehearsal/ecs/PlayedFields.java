package dev.slipway.rehearsal.ecs;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;

/**
 * Refuses to run what would behave otherwise on AWS, so that nothing is skipped in silence. Such
 * task definitions can be registered and copied all the same.
 */
final class PlayedFields {

  /** Honoured here. */
  private static final Set<String> CONTAINER =
      Set.of(
          "name",
          "image",
          "essential",
          "portMappings",
          "environment",
          "secrets",
          "command",
          "entryPoint",
          "workingDirectory",
          "stopTimeout",
          "logConfiguration",
          "healthCheck");

  /**
   * Limits, hardening and places to write of the container, which a process of this machine does
   * not have: it writes into a folder of its own.
   */
  private static final Set<String> CONTAINER_WITHOUT_EFFECT =
      Set.of(
          "mountPoints",
          "cpu",
          "memory",
          "memoryReservation",
          "user",
          "readonlyRootFilesystem",
          "dockerLabels",
          "linuxParameters",
          "ulimits",
          "interactive",
          "pseudoTerminal",
          "systemControls",
          "privileged",
          "startTimeout",
          "versionConsistency");

  private static final Set<String> TASK =
      Set.of(
          "family",
          "taskRoleArn",
          "executionRoleArn",
          "networkMode",
          "containerDefinitions",
          "requiresCompatibilities",
          "cpu",
          "memory",
          "runtimePlatform",
          "ephemeralStorage",
          "volumes",
          "taskDefinitionArn",
          "revision",
          "status",
          "compatibilities",
          "registeredAt",
          "enableFaultInjection");

  private static final Set<String> VOLUME = Set.of("name", "configuredAtLaunch");

  private static final Set<String> NOT_OF_SERVICES =
      Set.of("placementConstraints", "placementStrategy");

  private PlayedFields() {}

  static void check(Service service, TaskDefinition definition) {
    set(service)
        .filter(NOT_OF_SERVICES::contains)
        .findFirst()
        .ifPresent(name -> refuse("a service's " + name));
    set(definition)
        .filter(name -> !TASK.contains(name))
        .findFirst()
        .ifPresent(name -> refuse("a task definition's " + name));
    definition.volumes().forEach(PlayedFields::check);
    definition.containerDefinitions().forEach(PlayedFields::check);
  }

  /** What a service makes for its tasks is not made here; a process would miss it. */
  static void checkDisks(TaskDefinition definition) {
    definition.volumes().stream()
        .filter(volume -> Boolean.TRUE.equals(volume.configuredAtLaunch()))
        .findFirst()
        .ifPresent(volume -> refuse("configuredAtLaunch of volume " + volume.name()));
  }

  /** An empty volume that goes with its task is the only one a process could do without. */
  private static void check(Volume volume) {
    set(volume)
        .filter(name -> !VOLUME.contains(name))
        .findFirst()
        .ifPresent(name -> refuse(name + " of volume " + volume.name()));
  }

  private static void check(ContainerDefinition container) {
    set(container)
        .filter(name -> !CONTAINER.contains(name) && !CONTAINER_WITHOUT_EFFECT.contains(name))
        .findFirst()
        .ifPresent(name -> refuse(name + " of container " + container.name()));
    Optional.ofNullable(container.logConfiguration())
        .map(LogConfiguration::logDriver)
        .filter(driver -> driver != LogDriver.AWSLOGS)
        .ifPresent(driver -> refuse("log driver " + driver));
  }

  /** The names of the members that say something. */
  private static Stream<String> set(SdkPojo shape) {
    return shape.sdkFields().stream()
        .filter(field -> Fields.says(field.getValueOrDefault(shape)))
        .map(SdkField::locationName);
  }

  private static void refuse(String what) {
    throw Refusals.notPlayed(what);
  }
}
