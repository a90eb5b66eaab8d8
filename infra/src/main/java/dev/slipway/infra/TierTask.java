package dev.slipway.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.Capability;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** What one task of a tier is: its container, with the image proven good last. */
final class TierTask {

  private static final int MEMORY_MIB = 512;
  private static final String SCRATCH = "scratch";

  private final Construct scope;
  private final Tier tier;
  private final TierPlacement placement;
  private final LiveImage liveImage;
  private final FargateTaskDefinition definition;

  TierTask(Construct scope, Tier tier, TierImages images, TierPlacement placement) {
    this.scope = scope;
    this.tier = tier;
    this.placement = placement;
    liveImage = new LiveImage(scope, tier, images);
    definition =
        FargateTaskDefinition.Builder.create(scope, "TaskDefinition")
            .family("slipway-" + tier.label())
            .cpu(256)
            .memoryLimitMiB(MEMORY_MIB)
            .runtimePlatform(
                RuntimePlatform.builder()
                    .cpuArchitecture(CpuArchitecture.X86_64)
                    .operatingSystemFamily(OperatingSystemFamily.LINUX)
                    .build())
            .build();
    giveRoomToWrite(definition.addContainer(tier.label(), container()));
    images.repository().grantPull(definition.obtainExecutionRole());
    // A deregistered revision cannot be rolled back to, and CloudFormation deregisters what it
    // replaces.
    definition.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  FargateTaskDefinition definition() {
    return definition;
  }

  LiveImage liveImage() {
    return liveImage;
  }

  private ContainerDefinitionOptions container() {
    return ContainerDefinitionOptions.builder()
        .image(ContainerImage.fromRegistry(liveImage.containerImage()))
        .environment(environment())
        .portMappings(List.of(PortMapping.builder().containerPort(Tier.PORT).build()))
        .stopTimeout(leaving().stopTimeout())
        .memoryLimitMiB(MEMORY_MIB)
        .user(tier.user())
        .readonlyRootFilesystem(true)
        .linuxParameters(confined())
        .logging(LogDriver.awsLogs(logs()))
        .build();
  }

  /** The process's own limit on draining ends before ECS kills it. */
  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>(placement.environment());
    environment.put("DRAIN_SECONDS", String.valueOf(leaving().drain().toSeconds()));
    return environment;
  }

  private Profile.Leaving leaving() {
    return placement.settings().profile().leaving();
  }

  /** An init process reaps children and passes signals on; none of them needs a capability. */
  private LinuxParameters confined() {
    LinuxParameters linux =
        LinuxParameters.Builder.create(scope, "Linux").initProcessEnabled(true).build();
    linux.dropCapabilities(Capability.ALL);
    return linux;
  }

  /**
   * An empty volume that goes with the task: Fargate mounts no tmpfs. The image says {@code VOLUME
   * /tmp}, or only root could write there (ECS developer guide, bind-mounts, read 2026-11).
   */
  private void giveRoomToWrite(ContainerDefinition container) {
    if (tier.writes()) {
      definition.addVolume(Volume.builder().name(SCRATCH).build());
      container.addMountPoints(
          MountPoint.builder().sourceVolume(SCRATCH).containerPath("/tmp").readOnly(false).build());
    }
  }

  private AwsLogDriverProps logs() {
    LogGroup group =
        LogGroup.Builder.create(scope, "Logs")
            .retention(placement.settings().stage().logRetention())
            .removalPolicy(placement.settings().stage().recordsOfThePast())
            .build();
    return AwsLogDriverProps.builder().logGroup(group).streamPrefix(tier.label()).build();
  }
}
