package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.infra.Assembly.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TierScalingTest {

  private final Assembly assembly = Assembly.sample();

  @ParameterizedTest
  @EnumSource(Tier.class)
  void aTierRunsTwoToSixTasksByHowBusyTheyAre(Tier tier) {
    Resource target = assembly.one("AWS::ApplicationAutoScaling::ScalableTarget", tier.title());
    assertThat(target.text("MinCapacity") + " to " + target.text("MaxCapacity"))
        .isEqualTo("2 to 6");
    assertThat(target.text("ScalableDimension")).isEqualTo("ecs:service:DesiredCount");
    assertThat(target.properties().path("ResourceId").toString())
        .contains(assembly.one("AWS::ECS::Service", tier.title()).id());
    assertThat(policy(tier).properties().path("TargetTrackingScalingPolicyConfiguration"))
        .hasToString(
            "{\"PredefinedMetricSpecification\":{\"PredefinedMetricType\":\"ECSServiceAverageCPUUtilization\"},\"ScaleInCooldown\":300,\"ScaleOutCooldown\":60,\"TargetValue\":60}");
  }

  /** Its minimum would raise the count at once, for tasks that have no image. */
  @ParameterizedTest
  @EnumSource(Tier.class)
  void nothingScalesBeforeThereIsAnImage(Tier tier) {
    String hasImage =
        assembly
            .one("AWS::ECS::Service", tier.title())
            .properties()
            .at("/DesiredCount/Fn::If/0")
            .asText();
    assertThat(
            assembly
                .one("AWS::ApplicationAutoScaling::ScalableTarget", tier.title())
                .definition()
                .path("Condition")
                .asText())
        .isEqualTo(hasImage);
    assertThat(policy(tier).definition().path("Condition").asText()).isEqualTo(hasImage);
  }

  @Test
  void theFirstDeploymentStartsAsManyTasksAsScalingKeeps() {
    assertThat(SampleSettings.DEFAULTS.limits().firstDesiredCount())
        .isEqualTo(TierScaling.FEWEST_TASKS);
  }

  @Test
  void containerInsightsTellHowBusy() {
    assertThat(assembly.one("AWS::ECS::Cluster", "Cluster").properties().path("ClusterSettings"))
        .hasToString("[{\"Name\":\"containerInsights\",\"Value\":\"enabled\"}]");
  }

  private Resource policy(Tier tier) {
    return assembly.one("AWS::ApplicationAutoScaling::ScalingPolicy", tier.title());
  }
}
