package dev.slipway.rehearsal.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.IN_PROGRESS;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_FAILED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.STOPPED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.SUCCESSFUL;

import dev.slipway.rehearsal.task.Script;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.Task;

class BlueGreenTest {

  private final ShiftScene scene = new ShiftScene();

  @Test
  void goesThroughTheStagesInTheirOrder() {
    scene.settled(BlueGreenTest::blueGreen);
    int before = scene.stages().size();
    scene.await(scene.ecs.deploy("v2"), SUCCESSFUL);
    assertThat(scene.stages().subList(before, scene.stages().size()))
        .containsExactlyElementsOf(
            Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.RECONCILE_SERVICE)
                .map(Stage::name)
                .toList());
  }

  @Test
  void greenStandsBesideBlueInTheOtherTargetGroup() {
    scene.settled(BlueGreenTest::blueGreen);
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.POST_SCALE_UP);
    assertThat(scene.healthy(scene.first)).isEqualTo(2);
    assertThat(scene.healthy(scene.second)).isEqualTo(2);
    assertThat(scene.production()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
    assertThat(scene.share(deployment)).isZero();
    assertThat(scene.resolvedGroup(target(deployment))).isEqualTo(scene.second);
  }

  @Test
  void testTrafficComesBeforeProductionTraffic() {
    scene.settled(BlueGreenTest::blueGreen);
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.POST_TEST_TRAFFIC_SHIFT);
    assertThat(scene.test()).containsOnly(entry(scene.first, 0), entry(scene.second, 100));
    assertThat(scene.production()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
    assertThat(
            scene.ecs.deployment(deployment).targetServiceRevision().requestedTestTrafficWeight())
        .isEqualTo(100);
  }

  @Test
  void blueBakesWithoutTrafficUntilTheBakeTimeIsOver() {
    scene.settled(BlueGreenTest::blueGreen);
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.BAKE_TIME);
    scene.ecs.pass(Duration.ofMinutes(5).minusSeconds(10));
    assertThat(scene.stageOf(deployment)).isEqualTo("BAKE_TIME");
    assertThat(scene.production()).containsOnly(entry(scene.first, 0), entry(scene.second, 100));
    assertThat(scene.healthy(scene.first)).isEqualTo(2);
    assertThat(scene.ecs.deployment(deployment).status()).isEqualTo(IN_PROGRESS);
    scene.await(deployment, SUCCESSFUL);
    assertThat(scene.healthy(scene.first)).isZero();
    assertThat(scene.ecs.running()).hasSize(2).allMatch(task -> runs(task, "v2"));
  }

  @Test
  void theTargetGroupsChangePlacesWithEachDeployment() {
    scene.settled(BlueGreenTest::blueGreen);
    String one = scene.ecs.deploy("v2");
    scene.await(one, SUCCESSFUL);
    String two = scene.ecs.deploy("v3");
    scene.await(two, SUCCESSFUL);
    assertThat(scene.resolvedGroup(target(one))).isEqualTo(scene.second);
    assertThat(scene.resolvedGroup(target(two))).isEqualTo(scene.first);
    assertThat(scene.production()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
    assertThat(scene.healthy(scene.first)).isEqualTo(2);
  }

  @Test
  void theServiceKeepsTheTargetGroupsItWasConfiguredWith() {
    scene.settled(BlueGreenTest::blueGreen);
    var before = scene.ecs.describe().loadBalancers();
    scene.await(scene.ecs.deploy("v2"), SUCCESSFUL);
    assertThat(scene.ecs.describe().loadBalancers()).isEqualTo(before);
  }

  @Test
  void aGroupThatNoRuleLeadsToNeverTurnsHealthy() {
    scene.settled(BlueGreenTest::blueGreen);
    scene.leaveOutOfTheRule(scene.second);
    String deployment = scene.ecs.deploy("v2");
    scene.ecs.pass(Duration.ofMinutes(20));
    assertThat(scene.stageOf(deployment)).isEqualTo("SCALE_UP");
    assertThat(scene.healthy(scene.first)).isEqualTo(2);
  }

  @Test
  void rolloutStatesAreNotTold() {
    scene.settled(BlueGreenTest::blueGreen);
    scene.ecs.deploy("v2");
    scene.ecs.pass(Duration.ofSeconds(30));
    List<Deployment> deployments = scene.ecs.describe().deployments();
    assertThat(deployments).extracting(Deployment::status).containsExactly("PRIMARY", "ACTIVE");
    assertThat(deployments).allMatch(each -> each.rolloutState() == null);
  }

  @Test
  void theCircuitBreakerTurnsGreenBackBeforeAnybodySawIt() {
    scene.ecs.behaves("bad", Script.NEVER_HEALTHY);
    scene.settled(BlueGreenTest::blueGreen);
    String deployment = scene.ecs.deploy("bad");
    scene.ecs.until(
        () -> {
          assertThat(scene.production()).containsEntry(scene.second, 0);
          assertThat(scene.healthy(scene.first)).isEqualTo(2);
          return scene.ecs.deployment(deployment).status() == ROLLBACK_SUCCESSFUL;
        });
    assertThat(scene.ecs.deployment(deployment).statusReason()).isEqualTo(Messages.BROKEN);
    assertThat(scene.ecs.running()).hasSize(2).allMatch(task -> runs(task, "v1"));
    assertThat(scene.healthy(scene.second)).isZero();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECONCILE_SERVICE")
  void aStopAtAnyStageBringsBlueBack(Stage stage) {
    scene.settled(BlueGreenTest::blueGreen);
    String before = scene.ecs.describe().taskDefinition();
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, stage);
    scene.stop(deployment);
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
    assertThat(scene.production()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
    assertThat(scene.healthy(scene.first)).isEqualTo(2);
    assertThat(scene.healthy(scene.second)).isZero();
    assertThat(scene.ecs.running()).hasSize(2).allMatch(task -> runs(task, "v1"));
    assertThat(scene.ecs.describe().taskDefinition()).isEqualTo(before);
    assertThat(scene.ecs.deployment(deployment).rollback().serviceRevisionArn())
        .isEqualTo(scene.ecs.deployment(deployment).sourceServiceRevisions().getFirst().arn());
  }

  @Test
  void trafficReturnsAtOnceAndGreenGoesAfterIt() {
    scene.settled(BlueGreenTest::blueGreen);
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.BAKE_TIME);
    scene.stop(deployment);
    scene.ecs.pass(Duration.ofSeconds(1));
    assertThat(scene.ecs.deployment(deployment).status()).isEqualTo(ROLLBACK_IN_PROGRESS);
    assertThat(scene.production()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
    assertThat(scene.healthy(scene.second)).isEqualTo(2);
    int before = scene.stages().size();
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
    assertThat(scene.stages().subList(before - 1, scene.stages().size()))
        .containsExactly(
            "on the way back: PRODUCTION_TRAFFIC_SHIFT",
            "on the way back: TEST_TRAFFIC_SHIFT",
            "on the way back: CLEAN_UP");
    assertThat(scene.test()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
  }

  @Test
  void afterARollbackTheNextDeploymentTakesTheOtherGroupAgain() {
    scene.settled(BlueGreenTest::blueGreen);
    String stopped = scene.ecs.deploy("v2");
    scene.awaitStage(stopped, Stage.BAKE_TIME);
    scene.stop(stopped);
    scene.await(stopped, ROLLBACK_SUCCESSFUL);
    String next = scene.ecs.deploy("v3");
    scene.await(next, SUCCESSFUL);
    assertThat(scene.resolvedGroup(target(next))).isEqualTo(scene.second);
    assertThat(scene.ecs.deployment(next).sourceServiceRevisions()).hasSize(1);
  }

  @Test
  void aFirstDeploymentHasNothingToGoBackTo() {
    scene.create("v1", BlueGreenTest::blueGreen);
    String deployment = scene.ecs.describe().currentServiceDeployment();
    scene.awaitStage(deployment, Stage.POST_SCALE_UP);
    scene.stop(deployment);
    scene.await(deployment, STOPPED);
    assertThat(scene.ecs.deployment(deployment).rollback()).isNull();
  }

  @Test
  void aNewerUpdateWhileBlueServesLeadsBackToBlueFirst() {
    scene.settled(BlueGreenTest::blueGreen);
    String older = scene.ecs.deploy("v2");
    scene.awaitStage(older, Stage.POST_SCALE_UP);
    String newer = scene.ecs.deploy("v3");
    scene.ecs.pass(Duration.ofSeconds(1));
    assertThat(scene.stageOf(newer)).isEqualTo("RECONCILE_SERVICE");
    assertThat(scene.ecs.deployment(older).status()).isEqualTo(STOPPED);
    scene.awaitStage(newer, Stage.PRE_SCALE_UP);
    assertThat(scene.ecs.running()).hasSize(2).allMatch(task -> runs(task, "v1"));
    assertThat(scene.healthy(scene.second)).isZero();
    scene.await(newer, SUCCESSFUL);
    assertThat(scene.resolvedGroup(target(newer))).isEqualTo(scene.second);
  }

  @Test
  void aNewerUpdateWhileGreenServesKeepsGreen() {
    scene.settled(BlueGreenTest::blueGreen);
    String older = scene.ecs.deploy("v2");
    scene.awaitStage(older, Stage.BAKE_TIME);
    String newer = scene.ecs.deploy("v3");
    scene.awaitStage(newer, Stage.PRE_SCALE_UP);
    assertThat(scene.ecs.running()).hasSize(2).allMatch(task -> runs(task, "v2"));
    assertThat(scene.production()).containsOnly(entry(scene.first, 0), entry(scene.second, 100));
    scene.await(newer, SUCCESSFUL);
    assertThat(scene.resolvedGroup(target(newer))).isEqualTo(scene.first);
  }

  @Test
  void raisesAServiceFromNothing() {
    scene.ecs.ecs.createService(
        scene.service("v1", BlueGreenTest::blueGreen).desiredCount(0).build());
    scene.await(scene.ecs.describe().currentServiceDeployment(), SUCCESSFUL);
    String definition = scene.ecs.register("v2");
    String deployment =
        scene
            .ecs
            .ecs
            .updateService(
                request ->
                    request
                        .cluster(EcsScene.CLUSTER)
                        .service(EcsScene.SERVICE)
                        .desiredCount(2)
                        .taskDefinition(definition))
            .service()
            .currentServiceDeployment();
    scene.awaitStage(deployment, Stage.BAKE_TIME);
    assertThat(scene.healthy(scene.second)).isEqualTo(2);
    scene.await(deployment, SUCCESSFUL);
    assertThat(scene.ecs.running()).hasSize(2);
  }

  @Test
  void withoutTheRightToChangeTheRuleItIsTurnedBackAndSaysWhy() {
    scene.settled(BlueGreenTest::blueGreen);
    scene.ecs.refusals.put("elasticloadbalancing:ModifyRule", "no right to ModifyRule");
    String deployment = scene.ecs.deploy("v2");
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
    assertThat(scene.ecs.deployment(deployment).statusReason()).contains("no right to ModifyRule");
    assertThat(scene.ecs.messages())
        .contains("(service backend) failed to shift traffic with (error no right to ModifyRule)");
    assertThat(scene.production()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "RegisterTargets,failed to register targets in (target-group ARN) with (error denied)",
    "DescribeRules,failed to shift traffic with (error denied)",
  })
  void eachRightOfTheInfrastructureRoleIsMissedWhereItIsNeeded(String action, String message) {
    scene.settled(BlueGreenTest::blueGreen);
    scene.ecs.refusals.put("elasticloadbalancing:" + action, "denied");
    scene.ecs.deploy("v2");
    scene.ecs.until(() -> scene.ecs.messages().contains("(service backend) " + message));
    assertThat(scene.production()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
  }

  @Test
  void aServiceIsNotCreatedWhenItsRoleMayNotSeeTheTargetGroups() {
    scene.ecs.refusals.put("elasticloadbalancing:DescribeTargetGroups", "denied");
    assertThatThrownBy(() -> scene.create("v1", BlueGreenTest::blueGreen))
        .hasMessageContaining("Unable to assume role and validate the specified targetGroupArn");
  }

  @Test
  void aRollbackThatMayNotShiftTrafficBackFails() {
    scene.settled(BlueGreenTest::blueGreen);
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.BAKE_TIME);
    scene.ecs.refusals.put("elasticloadbalancing:ModifyRule", "no right to ModifyRule");
    scene.stop(deployment);
    scene.await(deployment, ROLLBACK_FAILED);
    assertThat(scene.production()).containsOnly(entry(scene.first, 0), entry(scene.second, 100));
    assertThat(scene.healthy(scene.second)).isEqualTo(2);
  }

  @Test
  void tellsEventBridgeOfTheDeploymentAndOfNoStage() {
    scene.settled(BlueGreenTest::blueGreen);
    scene.ecs.events.clear();
    scene.await(scene.ecs.deploy("v2"), SUCCESSFUL);
    assertThat(
            scene
                .ecs
                .events("ECS Deployment State Change")
                .map(event -> event.detail().get("eventName")))
        .containsExactly("SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED");
  }

  private String target(String deployment) {
    ServiceDeployment found = scene.ecs.deployment(deployment);
    return found.targetServiceRevision().arn();
  }

  private static void blueGreen(DeploymentConfiguration.Builder deployment) {
    deployment.strategy("BLUE_GREEN");
  }

  private static boolean runs(Task task, String tag) {
    return task.containers().getFirst().image().endsWith(":" + tag);
  }
}
