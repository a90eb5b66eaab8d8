package dev.slipway.rehearsal.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.SUCCESSFUL;

import dev.slipway.rehearsal.ecs.Strategy.Shift;
import dev.slipway.rehearsal.ecs.Traffic.Weights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.EcsException;

class GradualShiftTest {

  private final ShiftScene scene = new ShiftScene();

  @Test
  void aCanarySeesAFewUsersForItsBakeTimeAndThenAll() {
    scene.settled(GradualShiftTest::canary);
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.PRODUCTION_TRAFFIC_SHIFT);
    assertThat(scene.production()).containsOnly(entry(scene.first, 90), entry(scene.second, 10));
    assertThat(scene.share(deployment)).isEqualTo(10);
    assertThat(blueShare(deployment)).isEqualTo(90);
    scene.ecs.pass(Duration.ofMinutes(3).minusSeconds(10));
    assertThat(scene.share(deployment)).isEqualTo(10);
    scene.ecs.until(() -> scene.share(deployment) == 100);
    assertThat(scene.production()).containsOnly(entry(scene.first, 0), entry(scene.second, 100));
    assertThat(blueShare(deployment)).isZero();
    scene.await(deployment, SUCCESSFUL);
  }

  @Test
  void aLinearShiftTakesTheSameStepEachTime() {
    scene.settled(GradualShiftTest::linear);
    String deployment = scene.ecs.deploy("v2");
    List<Double> seen = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    scene.ecs.until(
        () -> {
          double share = scene.share(deployment);
          if (seen.isEmpty() || seen.getLast() != share) {
            seen.add(share);
            weights.add(scene.production().get(scene.second));
          }
          return scene.ecs.deployment(deployment).status() == SUCCESSFUL;
        });
    assertThat(seen).containsExactly(0.0, 40.0, 80.0, 100.0);
    assertThat(weights).containsExactly(0, 40, 80, 100);
  }

  @Test
  void aStopInTheMiddleOfTheShiftGivesBlueEverything() {
    scene.settled(GradualShiftTest::linear);
    String deployment = scene.ecs.deploy("v2");
    scene.ecs.until(() -> scene.share(deployment) == 80);
    scene.stop(deployment);
    scene.ecs.pass(Duration.ofSeconds(1));
    assertThat(scene.production()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
    assertThat(scene.share(deployment)).isZero();
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
  }

  @Test
  void whatIsLeftUnsaidIsWhatAwsTakes() {
    assertThat(Strategy.of(configuration("LINEAR")))
        .isEqualTo(new Strategy.Linear(10, Duration.ofMinutes(6)));
    assertThat(Strategy.of(configuration("CANARY")))
        .isEqualTo(new Strategy.Canary(5, Duration.ofMinutes(10)));
  }

  @Test
  void theLastStepIsWhatIsLeft() {
    Duration pause = Duration.ofMinutes(1);
    assertThat(new Strategy.Linear(30, pause).shifts())
        .containsExactly(
            new Shift(30, pause), new Shift(60, pause), new Shift(90, pause), Shift.ALL);
    assertThat(new Strategy.Linear(100, pause).shifts()).containsExactly(Shift.ALL);
  }

  @ParameterizedTest
  @CsvSource({"0.1,1,998", "2.5,25,974", "10,10,90", "100,100,0"})
  void percentsBecomeWholeWeights(double percent, int to, int from) {
    assertThat(Weights.of(percent)).isEqualTo(new Weights(to, from));
  }

  @Test
  void refusesPercentsThatAwsRefuses() {
    assertThatThrownBy(
            () ->
                scene.create(
                    "v1",
                    deployment ->
                        linear(deployment).linearConfiguration(it -> it.stepPercent(2.0))))
        .isInstanceOf(EcsException.class)
        .hasMessageContaining("stepPercent must be 3.0 to 100, not 2.0");
  }

  @Test
  void refusesToShiftTrafficWithoutASecondTargetGroup() {
    assertThatThrownBy(
            () ->
                scene.ecs.ecs.createService(
                    EcsScene.serviceOf(scene.ecs.register("v1"), 2)
                        .deploymentConfiguration(canary(DeploymentConfiguration.builder()).build())
                        .build()))
        .isInstanceOf(EcsException.class)
        .hasMessageContaining("alternateTargetGroupArn");
  }

  @Test
  void refusesBlueGreenWithoutABakeTime() {
    assertThatThrownBy(
            () ->
                scene.create(
                    "v1", deployment -> deployment.strategy("BLUE_GREEN").bakeTimeInMinutes(null)))
        .isInstanceOf(EcsException.class)
        .hasMessageContaining("bakeTimeInMinutes");
  }

  @Test
  void anotherStrategyHoldsForTheNextDeployment() {
    scene.settled(deployment -> deployment.strategy("BLUE_GREEN"));
    scene.await(scene.ecs.deploy("v2"), SUCCESSFUL);
    scene.configure(deployment -> deployment.strategy("ROLLING"));
    String rolling = scene.ecs.deploy("v3");
    scene.await(rolling, SUCCESSFUL);
    assertThat(scene.stageOf(rolling)).isNull();
    assertThat(scene.healthy(scene.second)).isEqualTo(2);
    assertThat(scene.production()).containsOnly(entry(scene.first, 0), entry(scene.second, 100));
    scene.configure(GradualShiftTest::canary);
    String canary = scene.ecs.deploy("v4");
    scene.await(canary, SUCCESSFUL);
    assertThat(scene.healthy(scene.first)).isEqualTo(2);
    assertThat(scene.production()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
  }

  private double blueShare(String deployment) {
    return scene
        .ecs
        .deployment(deployment)
        .sourceServiceRevisions()
        .getFirst()
        .requestedProductionTrafficWeight();
  }

  private static DeploymentConfiguration configuration(String strategy) {
    return DeploymentConfiguration.builder().strategy(strategy).build();
  }

  private static DeploymentConfiguration.Builder canary(DeploymentConfiguration.Builder to) {
    return to.strategy("CANARY")
        .canaryConfiguration(it -> it.canaryPercent(10.0).canaryBakeTimeInMinutes(3));
  }

  private static DeploymentConfiguration.Builder linear(DeploymentConfiguration.Builder to) {
    return to.strategy("LINEAR")
        .linearConfiguration(it -> it.stepPercent(40.0).stepBakeTimeInMinutes(2));
  }
}
