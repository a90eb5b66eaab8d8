package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.wire.SdkShapes;
import dev.slipway.scenario.cloud.View;
import dev.slipway.scenario.cloud.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;

/** Services whose traffic ECS itself takes from one revision to the other. */
class NativeStrategiesTest {
  private static final String HOOK = "arn:aws:lambda:us-east-1:111122223333:function:smoke-test";

  @Test
  void aGoodImageTakesOverAllTrafficAtOnce() {
    VirtualCloud cloud = VirtualCloud.shifting("backend:v1");
    Service before = service(cloud);
    Map<String, Integer> weights = weights(cloud);
    cloud.push("backend:v2").advanceUntilQuiet();
    assertThat(service(cloud).deploymentConfiguration())
        .isEqualTo(before.deploymentConfiguration());
    assertThat(service(cloud).loadBalancers()).isEqualTo(before.loadBalancers());
    assertThat(weights(cloud)).isNotEqualTo(weights);
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .published("backend:v2")
        .updates(1)
        .story("blue-green");
  }

  @Test
  void aPlanShowsBothRevisionsSideBySide() {
    VirtualCloud cloud = VirtualCloud.shifting("backend:v1");
    cloud.startManually(Ask.hold("backend", "not yet"));
    cloud.advance(Duration.ofSeconds(10)).push("backend:v2").advanceUntilQuiet();
    String plan = cloud.startManually(Ask.plan("backend", "v2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .reads(plan)
        .tells("At its height there are at most 4 tasks, 2 more than now")
        .story("blue-green-plan");
  }

  @Test
  void anImageThatNeverGetsHealthyNeverGetsTraffic() {
    VirtualCloud cloud = VirtualCloud.shifting("backend:v1");
    Map<String, Integer> weights = weights(cloud);
    cloud.push("backend:v2", Behaviour.neverHealthy()).advanceUntilQuiet();
    assertThat(weights(cloud)).isEqualTo(weights);
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .climbed("backend:v2", "STOP_DEPLOYMENT")
        .quarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(1)
        .story("blue-green-never-healthy");
  }

  @Test
  void anAlarmInTheBakeOfEcsPutsTheTrafficBackAtOnce() {
    VirtualCloud cloud = VirtualCloud.shifting("backend:v1");
    Map<String, Integer> weights = weights(cloud);
    cloud.push("backend:v2");
    advanceUntilAt(cloud, "BAKE_TIME").advance(Duration.ofSeconds(5));
    assertThat(weights(cloud)).isNotEqualTo(weights);
    cloud.alarm("backend").redFor(Duration.ofMinutes(3));
    cloud.advance(Duration.ofSeconds(20));
    assertThat(weights(cloud)).isEqualTo(weights);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .climbed("backend:v2", "STOP_DEPLOYMENT")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(1)
        .story("blue-green-alarm-in-bake");
  }

  @Test
  void aHookThatSaysNoIsNamed() {
    VirtualCloud cloud = VirtualCloud.shifting("backend:v1");
    hook(cloud, call -> Json.object().put("hookStatus", "FAILED"));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK_BY_ECS")
        .cause("backend:v2", "HOOK_FAILED")
        .quarantined("backend:v2")
        .live("backend:v1")
        .updates(1)
        .story("blue-green-hook-says-no");
  }

  @Test
  void aHookThatTakesLongerThanARolloutMayIsWaitedFor() {
    VirtualCloud cloud = VirtualCloud.shifting("backend:v1");
    List<JsonNode> calls = new ArrayList<>();
    hook(
        cloud,
        call -> {
          calls.add(call);
          String status = calls.size() < 4 ? "IN_PROGRESS" : "SUCCEEDED";
          return Json.object().put("hookStatus", status).put("callBackDelay", 600);
        });
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("blue-green-slow-hook");
  }

  // The SDK's model knows no pause hooks yet: ECS shows this one as a hook without a function.
  @Test
  void aPauseHookIsToldToPeopleOnce() {
    VirtualCloud cloud = VirtualCloud.shifting("backend:v1");
    boolean[] answered = {false};
    hook(cloud, call -> Json.object().put("hookStatus", answered[0] ? "SUCCEEDED" : "IN_PROGRESS"));
    cloud.push("backend:v2");
    advanceUntilAt(cloud, "POST_SCALE_UP");
    cloud.weather().over(Weather.to("DescribeServices"), Weather.Reply.empty(withPause(cloud)));
    cloud.advance(Duration.ofMinutes(5)).weather().clear();
    answered[0] = true;
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .tells("slipway-backend:3 of backend waits for a person at POST_SCALE_UP")
        .updates(1)
        .story("blue-green-pause");
    assertThat(cloud.services().sns.published())
        .filteredOn(notice -> notice.text().contains("--action CONTINUE"))
        .hasSize(1);
  }

  private static String withPause(VirtualCloud cloud) {
    Service service = service(cloud);
    Service paused =
        service.toBuilder()
            .deploymentConfiguration(
                service.deploymentConfiguration().toBuilder()
                    .lifecycleHooks(
                        of -> of.lifecycleStages(DeploymentLifecycleHookStage.POST_SCALE_UP))
                    .build())
            .build();
    return SdkShapes.toJson(DescribeServicesResponse.builder().services(paused).build()).toString();
  }

  @Test
  void aNewerPushInTheMiddleWins() {
    VirtualCloud cloud = VirtualCloud.shifting("backend:v1");
    cloud.push("backend:v2");
    advanceUntilAt(cloud, "BAKE_TIME").push("backend:v3").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .proven("backend:v3")
        .updates(2)
        .story("blue-green-newer-push");
  }

  @Test
  void aPersonsStopIsToldAsOne() {
    VirtualCloud cloud = VirtualCloud.shifting("backend:v1");
    cloud.push("backend:v2");
    advanceUntilAt(cloud, "BAKE_TIME").advance(Duration.ofSeconds(5));
    cloud.console().stopDeployment("backend");
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "STOPPED")
        .live("backend:v1")
        .proven("backend:v1")
        .notQuarantined("backend:v2")
        .updates(1)
        .story("blue-green-stopped-by-a-person");
  }

  @Test
  void aCanaryMayRestForLongerThanARolloutMayTake() {
    VirtualCloud cloud = VirtualCloud.shifting("backend:v1");
    configure(
        cloud,
        service(cloud).deploymentConfiguration().toBuilder()
            .strategy(DeploymentStrategy.CANARY)
            .canaryConfiguration(of -> of.canaryPercent(10.0).canaryBakeTimeInMinutes(60))
            .build());
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2").updates(1).story("canary");
  }

  @Test
  void eachStepOfALinearShiftIsTold() {
    VirtualCloud cloud = VirtualCloud.shifting("backend:v1");
    configure(
        cloud,
        service(cloud).deploymentConfiguration().toBuilder()
            .strategy(DeploymentStrategy.LINEAR)
            .linearConfiguration(of -> of.stepPercent(25.0).stepBakeTimeInMinutes(5))
            .build());
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .tells("PRODUCTION_TRAFFIC_SHIFT with 25 % of the traffic")
        .tells("PRODUCTION_TRAFFIC_SHIFT with 75 % of the traffic")
        .updates(1)
        .story("linear");
  }

  /** The service's hook after its tasks are there answers so. */
  private static void hook(VirtualCloud cloud, UnaryOperator<JsonNode> answer) {
    Service service = service(cloud);
    String role = service.loadBalancers().getFirst().advancedConfiguration().roleArn();
    cloud.console().allow(role, "lambda:InvokeFunction", HOOK);
    cloud.services().function(HOOK, answer);
    configure(
        cloud,
        service.deploymentConfiguration().toBuilder()
            .lifecycleHooks(
                hook ->
                    hook.hookTargetArn(HOOK)
                        .roleArn(role)
                        .lifecycleStages(DeploymentLifecycleHookStage.POST_SCALE_UP))
            .build());
  }

  private static void configure(VirtualCloud cloud, DeploymentConfiguration configuration) {
    cloud.console().updateService("backend", it -> it.deploymentConfiguration(configuration));
  }

  private static VirtualCloud advanceUntilAt(VirtualCloud cloud, String stage) {
    View view = cloud.services().view();
    return cloud.advanceUntil(
        stage, () -> view.stage(view.attached("backend")).filter(stage::equals).isPresent());
  }

  private static Map<String, Integer> weights(VirtualCloud cloud) {
    String rule =
        service(cloud).loadBalancers().getFirst().advancedConfiguration().productionListenerRule();
    return cloud.services().view().weights(rule);
  }

  private static Service service(VirtualCloud cloud) {
    View view = cloud.services().view();
    return view.service(view.attached("backend"));
  }
}
