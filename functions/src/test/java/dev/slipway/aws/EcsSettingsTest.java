package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.evidence.ServiceSettings;
import dev.slipway.core.evidence.ServiceSettings.Attachment;
import dev.slipway.core.evidence.ServiceSettings.Network;
import dev.slipway.core.evidence.ServiceSettings.Percents;
import dev.slipway.core.evidence.Strategy;
import dev.slipway.core.evidence.Strategy.Hook;
import dev.slipway.core.evidence.Strategy.Kind;
import dev.slipway.core.evidence.Strategy.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsSettingsTest {
  private static final String SERVICE =
      """
      {"services": [{"status": "ACTIVE", "taskDefinition": "backend:1", "desiredCount": 2,
        "runningCount": 2, "deployments": [], "events": [] %s}]}
      """;

  @Test
  void readsHowAServiceReplacesItsTasksAndWhereTheyStand() {
    ServiceSettings settings =
        settings(
            """
            , "deploymentConfiguration": {"minimumHealthyPercent": 50, "maximumPercent": 150},
            "healthCheckGracePeriodSeconds": 30,
            "loadBalancers": [{"targetGroupArn": "tg", "containerName": "backend",
              "containerPort": 8080}, {"loadBalancerName": "classic"}],
            "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1"],
              "securityGroups": ["sg-1"], "assignPublicIp": "ENABLED"}}
            """);

    assertThat(settings)
        .isEqualTo(
            new ServiceSettings(
                new Percents(50, 150),
                new Network(List.of("subnet-1"), List.of("sg-1"), true),
                Duration.ofSeconds(30),
                List.of(new Attachment("tg", "backend", 8080))));
  }

  @Test
  void takesTheDefaultsOfEcsForWhatIsUnset() {
    assertThat(settings("")).isEqualTo(ServiceSettings.plain());
    assertThat(settings(", \"deploymentConfiguration\": {}").percents())
        .isEqualTo(new Percents(100, 200));
  }

  @Test
  void readsWhatEcsShiftsTrafficWith() {
    ServiceSettings settings =
        settings(
            """
            , "deploymentConfiguration": {"strategy": "BLUE_GREEN", "bakeTimeInMinutes": 5,
              "lifecycleHooks": [{"hookTargetArn": "lambda", "roleArn": "role",
                "lifecycleStages": ["POST_TEST_TRAFFIC_SHIFT"]},
                {"targetType": "PAUSE", "lifecycleStages": ["PRE_PRODUCTION_TRAFFIC_SHIFT"]}]},
            "loadBalancers": [{"targetGroupArn": "blue", "containerName": "backend",
              "containerPort": 8080, "advancedConfiguration": {"alternateTargetGroupArn": "green",
              "productionListenerRule": "rule", "roleArn": "role"}}]
            """);

    assertThat(settings.strategy())
        .isEqualTo(
            new Strategy(
                Kind.BLUE_GREEN,
                Duration.ofMinutes(5),
                Steps.ONE,
                List.of(
                    new Hook(Optional.of("lambda"), List.of("POST_TEST_TRAFFIC_SHIFT")),
                    new Hook(Optional.empty(), List.of("PRE_PRODUCTION_TRAFFIC_SHIFT")))));
    assertThat(settings.attachments().getFirst().targetGroups()).containsExactly("blue", "green");
    assertThat(settings.attachments().getFirst().alternate().orElseThrow().role()).contains("role");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "strategy": "LINEAR"                                          | 10 | 6
          "strategy": "LINEAR", "linearConfiguration": {"stepPercent": 30,           "stepBakeTimeInMinutes": 0}                                   | 4  | 0
          "strategy": "CANARY"                                          | 2  | 10
          "strategy": "CANARY", "canaryConfiguration": {"canaryPercent": 0.5,           "canaryBakeTimeInMinutes": 60}                                | 2  | 60
          "strategy": "ROLLING", "bakeTimeInMinutes": 9                 | 1  | 0
          "strategy": "OF_TOMORROW"                                     | 1  | 0
          """)
  void countsTheStepsOfAShift(String configuration, int count, int minutes) {
    assertThat(
            settings(", \"deploymentConfiguration\": {" + configuration + "}").strategy().steps())
        .isEqualTo(new Steps(count, Duration.ofMinutes(minutes)));
  }

  private static ServiceSettings settings(String more) {
    StubbedEcs ecs = new StubbedEcs(Map.of("DescribeServices", List.of(SERVICE.formatted(more))));
    return new EcsFleet(ecs.client()).service(Samples.service().place()).settings();
  }
}
