package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.evidence.LifecycleStage;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.port.Fleet.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read and sent of a service whose traffic ECS shifts. Shapes: ECS API, read 2026-11. */
class EcsFleetTest {
  private static final String SERVICE =
      """
      {"services": [{"status": "ACTIVE", "taskDefinition": "backend:1", "desiredCount": 2,
        "runningCount": 2, "pendingCount": 0, "events": [], %s}]}
      """;

  @Test
  void sendsTheConfigurationOfAStrategyWhole() {
    StubbedEcs ecs =
        updated(
            """
            {"strategy": "CANARY", "maximumPercent": 200, "minimumHealthyPercent": 100,
              "bakeTimeInMinutes": 5,
              "canaryConfiguration": {"canaryPercent": 5.0, "canaryBakeTimeInMinutes": 10},
              "alarms": {"alarmNames": ["5xx"], "enable": true, "rollback": true}}
            """);
    assertThat(ecs.sent("UpdateService"))
        .contains("\"strategy\":\"CANARY\"", "\"canaryBakeTimeInMinutes\":10")
        .contains("\"bakeTimeInMinutes\":5", "\"alarmNames\":[\"5xx\"]");
  }

  @Test
  void leavesAConfigurationAloneThatItCannotSayWhole() {
    StubbedEcs ecs =
        updated(
            """
            {"strategy": "BLUE_GREEN", "bakeTimeInMinutes": 5, "lifecycleHooks": [
              {"targetType": "PAUSE", "lifecycleStages": ["PRE_PRODUCTION_TRAFFIC_SHIFT"]}]}
            """);
    assertThat(ecs.sent("UpdateService")).contains("backend:2").doesNotContain("deployment");
  }

  @Test
  void passesNoRoleOfAHook() {
    StubbedEcs ecs =
        updated(
            """
            {"strategy": "BLUE_GREEN", "bakeTimeInMinutes": 5, "lifecycleHooks": [
              {"hookTargetArn": "lambda", "roleArn": "role", "lifecycleStages": ["SCALE_UP"]}]}
            """);
    assertThat(ecs.sent("UpdateService")).contains("backend:2").doesNotContain("role");
  }

  private static StubbedEcs updated(String configuration) {
    String service = SERVICE.formatted("\"deploymentConfiguration\": " + configuration);
    StubbedEcs ecs =
        new StubbedEcs(
            Map.of("DescribeServices", List.of(service), "UpdateService", List.of("{}")));
    new EcsFleet(ecs.client()).update(Samples.service().place(), Change.to("backend:2"));
    return ecs;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "rolloutState": "COMPLETED"   | {"arn": "r1"}                | true
          "rolloutState": "IN_PROGRESS" | {"arn": "r1"}                | false
          "status": "PRIMARY"           | {"arn": "r1"}                | true
          "status": "PRIMARY"           | {"arn": "r1"}, {"arn": "r2"} | false
          """)
  void knowsRestWhereEcsGivesNoRolloutState(String primary, String revisions, boolean steady) {
    String service =
        SERVICE.formatted(
            "\"deployments\": [{%s}], \"currentServiceRevisions\": [%s]"
                .formatted(primary, revisions));
    StubbedEcs ecs = new StubbedEcs(Map.of("DescribeServices", List.of(service)));
    assertThat(new EcsFleet(ecs.client()).service(Samples.service().place()).steady())
        .isEqualTo(steady);
  }

  @Test
  void readsSinceWhenTheServiceIsToldToRunThis() {
    String deployments =
        """
        "deployments": [{"status": "ACTIVE", "createdAt": 1795435000},
          {"status": "PRIMARY", "createdAt": 1795435200, "updatedAt": 1795435900}]
        """;
    StubbedEcs ecs =
        new StubbedEcs(Map.of("DescribeServices", List.of(SERVICE.formatted(deployments))));
    assertThat(new EcsFleet(ecs.client()).service(Samples.service().place()).since())
        .contains(Instant.ofEpochSecond(1795435200));
  }

  @Test
  void readsWhereADeploymentIs() {
    String answer =
        """
        {"serviceDeployments": [{"serviceDeploymentArn": "deployment-2", "status": "IN_PROGRESS",
          "createdAt": 1795435200, "lifecycleStage": "PRODUCTION_TRAFFIC_SHIFT",
          "sourceServiceRevisions": [{"arn": "r1", "requestedProductionTrafficWeight": 87.5}],
          "targetServiceRevision": {"arn": "r2", "requestedProductionTrafficWeight": 12.5}}]}
        """;
    StubbedEcs ecs = new StubbedEcs(Map.of("DescribeServiceDeployments", List.of(answer)));
    ServiceDeployment read = new EcsFleet(ecs.client()).deployment("deployment-2").orElseThrow();
    assertThat(read.stage()).contains(new LifecycleStage("PRODUCTION_TRAFFIC_SHIFT", 12.5));
    assertThat(read.goal()).isEqualTo("r2");
  }

  @Test
  void readsWhichTargetGroupIsLive() {
    String answer =
        """
        {"serviceRevisions": [{"serviceRevisionArn": "r2", "taskDefinition": "backend:2",
          "loadBalancers": [{"targetGroupArn": "blue"}],
          "resolvedConfiguration": {"loadBalancers": [{"targetGroupArn": "green",
            "productionListenerRule": "rule"}]}}]}
        """;
    StubbedEcs ecs = new StubbedEcs(Map.of("DescribeServiceRevisions", List.of(answer)));
    assertThat(new EcsFleet(ecs.client()).targetGroupsOf("r2")).containsExactly("green");
  }
}
