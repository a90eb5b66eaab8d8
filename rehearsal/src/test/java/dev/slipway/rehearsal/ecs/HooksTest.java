package dev.slipway.rehearsal.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.IN_PROGRESS;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.SUCCESSFUL;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.EcsException;

class HooksTest {

  private static final String FUNCTION =
      "arn:aws:lambda:us-east-1:111122223333:function:check-green";
  private static final String WAITS = "{\"hookStatus\":\"IN_PROGRESS\"}";

  private final ShiftScene scene = new ShiftScene();

  @BeforeEach
  void settle() {
    scene.settled(deployment -> deployment.strategy("BLUE_GREEN"));
  }

  @Test
  void aHookIsToldWhatItIsAskedAbout() {
    hookAt("POST_TEST_TRAFFIC_SHIFT");
    String deployment = scene.ecs.deploy("v2");
    scene.await(deployment, SUCCESSFUL);
    JsonNode payload = Json.parse(scene.ecs.hookCalls.getFirst());
    assertThat(scene.ecs.hookCalls).hasSize(1);
    assertThat(payload.path("lifecycleStage").asText()).isEqualTo("POST_TEST_TRAFFIC_SHIFT");
    assertThat(payload.path("resourceArn").asText()).isEqualTo(deployment);
    JsonNode details = payload.path("executionDetails");
    String green = scene.ecs.deployment(deployment).targetServiceRevision().arn();
    String blue = scene.ecs.deployment(deployment).sourceServiceRevisions().getFirst().arn();
    assertThat(details.path("serviceArn").asText()).isEqualTo(scene.ecs.describe().serviceArn());
    assertThat(details.path("targetServiceRevisionArn").asText()).isEqualTo(green);
    assertThat(details.path("testTrafficWeights").path(green).asInt()).isEqualTo(100);
    assertThat(details.path("productionTrafficWeights").path(blue).asInt()).isEqualTo(100);
  }

  @Test
  void aHookThatWaitsHoldsTheStageAndIsAskedAgain() {
    hookAt("POST_SCALE_UP");
    scene.ecs.hookAnswers.addAll(List.of(WAITS, WAITS));
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.POST_SCALE_UP);
    scene.ecs.pass(Duration.ofSeconds(55));
    assertThat(scene.stageOf(deployment)).isEqualTo("POST_SCALE_UP");
    assertThat(scene.ecs.hookCalls).hasSize(2);
    assertThat(scene.ecs.hookCalls.stream().map(HooksTest::execution).distinct()).hasSize(1);
    scene.await(deployment, SUCCESSFUL);
    assertThat(scene.ecs.hookCalls).hasSize(3);
  }

  @Test
  void aHookSaysHowLongItWantsToBeLeftAloneAndWhatToRemember() {
    hookAt("POST_SCALE_UP");
    scene.ecs.hookAnswers.add(
        "{\"hookStatus\":\"IN_PROGRESS\",\"callBackDelay\":300,\"hookDetails\":{\"run\":\"7\"}}");
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.POST_SCALE_UP);
    scene.ecs.pass(Duration.ofSeconds(290));
    assertThat(scene.ecs.hookCalls).hasSize(1);
    scene.ecs.pass(Duration.ofSeconds(20));
    assertThat(scene.ecs.hookCalls).hasSize(2);
    assertThat(Json.parse(scene.ecs.hookCalls.getLast()).at("/hookDetails/run").asText())
        .isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"hookStatus\":\"FAILED\"}", "{}", "\"fine\""})
  void anyAnswerButSuccessTurnsTheDeploymentBack(String answer) {
    hookAt("POST_TEST_TRAFFIC_SHIFT");
    scene.ecs.hookAnswers.add(answer);
    String deployment = scene.ecs.deploy("v2");
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
    assertThat(scene.ecs.deployment(deployment).statusReason())
        .contains("check-green failed at stage POST_TEST_TRAFFIC_SHIFT");
    assertThat(scene.production()).containsOnly(entry(scene.first, 100), entry(scene.second, 0));
  }

  @Test
  void aHookThatItsRoleMayNotCallTurnsTheDeploymentBack() {
    hookAt("PRE_SCALE_UP");
    scene.ecs.refusals.put("lambda:InvokeFunction", "no right to InvokeFunction");
    String deployment = scene.ecs.deploy("v2");
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
    assertThat(scene.ecs.hookCalls).isEmpty();
    assertThat(scene.ecs.deployment(deployment).statusReason()).contains("InvokeFunction");
  }

  @Test
  void hooksAtTheTrafficShiftAreCalledAgainOnTheWayBack() {
    hookAt("PRODUCTION_TRAFFIC_SHIFT");
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.BAKE_TIME);
    scene.stop(deployment);
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
    String blue = scene.ecs.deployment(deployment).sourceServiceRevisions().getFirst().arn();
    assertThat(scene.ecs.hookCalls).hasSize(2);
    assertThat(
            Json.parse(scene.ecs.hookCalls.getLast())
                .path("executionDetails")
                .path("productionTrafficWeights")
                .path(blue)
                .asInt())
        .isEqualTo(100);
  }

  @Test
  void hooksAtTheTrafficShiftAreCalledAtEachStep() {
    hookAt("PRODUCTION_TRAFFIC_SHIFT");
    scene.configure(
        deployment ->
            deployment
                .strategy("LINEAR")
                .linearConfiguration(it -> it.stepPercent(50.0).stepBakeTimeInMinutes(1)));
    scene.await(scene.ecs.deploy("v2"), SUCCESSFUL);
    assertThat(scene.ecs.hookCalls).hasSize(2);
  }

  @Test
  void aHookOfADeploymentThatWasStoppedIsNotCalledAgain() {
    hookAt("POST_SCALE_UP");
    scene.ecs.hookAnswers.add(WAITS);
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.POST_SCALE_UP);
    scene.ecs.pass(Duration.ofSeconds(10));
    scene.stop(deployment);
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
    assertThat(scene.ecs.hookCalls).hasSize(1);
  }

  @Test
  void aHookThatNeverEndsIsGivenUpAfterADay() {
    hookAt("POST_SCALE_UP");
    scene.ecs.hookAnswers.add("{\"hookStatus\":\"IN_PROGRESS\",\"callBackDelay\":86500}");
    String deployment = scene.ecs.deploy("v2");
    scene.awaitStage(deployment, Stage.POST_SCALE_UP);
    scene.ecs.pass(Duration.ofHours(24).minusSeconds(10));
    assertThat(scene.ecs.deployment(deployment).status()).isEqualTo(IN_PROGRESS);
    scene.await(deployment, ROLLBACK_SUCCESSFUL);
    assertThat(scene.ecs.deployment(deployment).statusReason()).contains("longer than 24 hours");
  }

  @Test
  void pauseHooksAreRefusedByName() {
    assertThatThrownBy(
            () ->
                configure(
                    DeploymentLifecycleHook.builder()
                        .lifecycleStagesWithStrings("POST_SCALE_UP")
                        .build()))
        .isInstanceOf(EcsException.class)
        .hasMessageContaining("PAUSE");
  }

  private void hookAt(String stage) {
    configure(
        DeploymentLifecycleHook.builder()
            .hookTargetArn(FUNCTION)
            .roleArn("arn:aws:iam::111122223333:role/hooks")
            .lifecycleStagesWithStrings(stage)
            .build());
  }

  private void configure(DeploymentLifecycleHook hook) {
    scene.configure(deployment -> deployment.lifecycleHooks(hook));
  }

  private static String execution(String call) {
    return Json.parse(call).path("executionId").asText();
  }
}
