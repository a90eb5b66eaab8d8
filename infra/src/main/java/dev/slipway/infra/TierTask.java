package dev.slipway.infra;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** What one task of a tier is: its container, with the image proven good last. */
final class TierTask {

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
            .memoryLimitMiB(512)
            .runtimePlatform(
                RuntimePlatform.builder()
                    .cpuArchitecture(CpuArchitecture.X86_64)
                    .operatingSystemFamily(OperatingSystemFamily.LINUX)
                    .build())
            .build();
    definition.addContainer(tier.label(), container());
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
        .environment(placement.environment())
        .portMappings(List.of(PortMapping.builder().containerPort(Tier.PORT).build()))
        .stopTimeout(placement.settings().profile().leaving().stopTimeout())
        .logging(LogDriver.awsLogs(logs()))
        .build();
  }

  private AwsLogDriverProps logs() {
    LogGroup group =
        LogGroup.Builder.create(scope, "Logs")
            .retention(RetentionDays.ONE_MONTH)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    return AwsLogDriverProps.builder().logGroup(group).streamPrefix(tier.label()).build();
  }
}
