package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.evidence.ServiceSettings;
import dev.slipway.core.evidence.ServiceSettings.Attachment;
import dev.slipway.core.evidence.ServiceSettings.Network;
import dev.slipway.core.evidence.ServiceSettings.Percents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

  private static ServiceSettings settings(String more) {
    StubbedEcs ecs = new StubbedEcs(Map.of("DescribeServices", List.of(SERVICE.formatted(more))));
    return new EcsFleet(ecs.client()).service(Samples.service().place()).settings();
  }
}
