package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.evidence.Definition;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.evidence.Definition.Logs;
import dev.slipway.core.evidence.Definition.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsDefinitionsTest {
  private static final String ANSWER =
      """
      {"taskDefinition": {"taskDefinitionArn": "backend:7", "memory": "512" %s,
        "containerDefinitions": [
          {"name": "backend", "image": "repo@sha256:1", "memory": 400, "stopTimeout": 35,
           "portMappings": [{"containerPort": 8080}],
           "environment": [{"name": "LEVEL", "value": "debug"}, {"name": "LEVEL", "value": "info"}],
           "secrets": [{"name": "PASSWORD", "valueFrom": "arn:secret"}],
           "logConfiguration": {"logDriver": "awslogs",
             "options": {"awslogs-group": "/slipway", "awslogs-stream-prefix": "backend"}},
           "healthCheck": {"command": ["CMD", "true"]}},
          {"name": "sidecar", "image": "other", "essential": false,
           "logConfiguration": {"logDriver": "awsfirelens"}}]}}
      """;

  @Test
  void readsWhatARevisionSaysOfItsTasks() {
    assertThat(details(""))
        .isEqualTo(
            new Definition(
                "backend:7",
                Optional.of(512),
                "linux/amd64",
                List.of(
                    new DefinedContainer(
                        "backend",
                        "repo@sha256:1",
                        true,
                        Optional.of(400),
                        List.of(8080),
                        Optional.of(Duration.ofSeconds(35)),
                        new Variables(Map.of("LEVEL", "info"), Map.of("PASSWORD", "arn:secret")),
                        Optional.of(new Logs("/slipway", "backend")),
                        List.of("CMD", "true")),
                    new DefinedContainer(
                        "sidecar",
                        "other",
                        false,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        new Variables(Map.of(), Map.of()),
                        Optional.empty(),
                        List.of()))));
  }

  @ParameterizedTest
  @CsvSource({
    "ARM64, LINUX, linux/arm64",
    "X86_64, LINUX, linux/amd64",
    "X86_64, WINDOWS_SERVER_2022_CORE, windows/amd64"
  })
  void namesThePlatformAsImagesDo(String architecture, String system, String platform) {
    String given =
        ", \"runtimePlatform\": {\"cpuArchitecture\": \"%s\", \"operatingSystemFamily\": \"%s\"}";
    assertThat(details(given.formatted(architecture, system)).platform()).isEqualTo(platform);
  }

  @Test
  void tellsNoValueOfTheEnvironment() {
    assertThat(details("").toString()).contains("LEVEL").doesNotContain("info", "arn:secret");
  }

  private static Definition details(String more) {
    StubbedEcs ecs =
        new StubbedEcs(Map.of("DescribeTaskDefinition", List.of(ANSWER.formatted(more))));
    return new EcsTaskDefinitions(ecs.client()).details("backend:7");
  }
}
