package dev.slipway.infra;

import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;

/**
 * How many tasks a tier runs: by how busy they are. Deployments leave the count alone, and while
 * one runs Application Auto Scaling adds tasks but takes none away (ECS developer guide,
 * troubleshoot-service-auto-scaling, read 2026-11).
 */
final class TierScaling {

  /** One in each zone, so that neither a zone nor a task takes the tier down. */
  static final int FEWEST_TASKS = 2;

  static final int MOST_TASKS = 6;

  /** Leaves room for the minutes until more tasks answer. */
  static final int BUSY_PERCENT = 60;

  /**
   * @param hasImage scaling exists only then: registering it raises the count to the fewest tasks
   *     at once (Application Auto Scaling user guide, getting-started, read 2026-11), and without
   *     an image none of them could start
   */
  TierScaling(FargateService service, CfnCondition hasImage) {
    ScalableTaskCount count =
        service.autoScaleTaskCount(
            EnableScalingProps.builder().minCapacity(FEWEST_TASKS).maxCapacity(MOST_TASKS).build());
    count.scaleOnCpuUtilization(
        "Cpu",
        CpuUtilizationScalingProps.builder()
            .targetUtilizationPercent(BUSY_PERCENT)
            .scaleOutCooldown(Duration.minutes(1))
            .scaleInCooldown(Duration.minutes(5))
            .build());
    count.getNode().findAll().stream()
        .filter(CfnResource.class::isInstance)
        .map(CfnResource.class::cast)
        .forEach(resource -> resource.getCfnOptions().setCondition(hasImage));
  }
}
