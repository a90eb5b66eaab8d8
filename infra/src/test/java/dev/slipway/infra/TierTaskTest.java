package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How little a container of the sample may do, and how it ends. */
class TierTaskTest {

  private static final Assembly DEFAULT = Assembly.sample();
  private static final Assembly FAST = Assembly.of(SampleSettings.combinations().get("fast"));

  @ParameterizedTest
  @EnumSource(Tier.class)
  void theImageIsReadOnlyAndItsProcessIsNobodySpecial(Tier tier) {
    JsonNode container = container(DEFAULT, tier);
    assertThat(container.path("ReadonlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.path("User").asText()).matches("[1-9][0-9]*:[1-9][0-9]*");
    assertThat(container.has("Privileged")).isFalse();
    assertThat(container.path("LinuxParameters"))
        .hasToString("{\"Capabilities\":{\"Drop\":[\"ALL\"]},\"InitProcessEnabled\":true}");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void itsMemoryIsLimitedToTheTasks(Tier tier) {
    assertThat(container(DEFAULT, tier).path("Memory").asText())
        .isEqualTo(definition(DEFAULT, tier).path("Memory").asText());
  }

  @Test
  void onlyTheFrontendHasAPlaceToWriteAndItGoesWithTheTask() {
    assertThat(definition(DEFAULT, Tier.FRONTEND).path("Volumes"))
        .hasToString("[{\"Name\":\"scratch\"}]");
    assertThat(container(DEFAULT, Tier.FRONTEND).path("MountPoints"))
        .hasToString(
            "[{\"ContainerPath\":\"/tmp\",\"ReadOnly\":false,\"SourceVolume\":\"scratch\"}]");
    assertThat(container(DEFAULT, Tier.BACKEND).has("MountPoints")).isFalse();
  }

  /** Fargate makes a volume writable for others than root only when the image declares it. */
  @Test
  void theFrontendsImageDeclaresWhereItWrites() throws IOException {
    Path apps = Artifacts.checkout().resolve("apps");
    assertThat(Files.readString(apps.resolve("frontend/Dockerfile"))).contains("\nVOLUME /tmp\n");
    assertThat(Files.readString(apps.resolve("frontend/Dockerfile"))).contains("\nUSER nginx\n");
    assertThat(Files.readString(apps.resolve("backend/Dockerfile"))).contains("\nUSER node\n");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void aContainerIsKilledOnlyAfterItsTargetAndItsProcessHaveDrained(Tier tier) {
    for (Assembly assembly : new Assembly[] {DEFAULT, FAST}) {
      int stop = container(assembly, tier).path("StopTimeout").asInt();
      assertThat(stop).isGreaterThan(delay(assembly, tier)).isGreaterThan(drain(assembly, tier));
    }
  }

  @ParameterizedTest
  @CsvSource({"default,10,5,30,30,25,35", "fast,5,2,10,5,7,10"})
  void eachProfileHasItsNumbers(
      String profile, int interval, int timeout, int grace, int delay, int drain, int stop) {
    Assembly assembly = profile.equals("fast") ? FAST : DEFAULT;
    JsonNode targets = targets(assembly, Tier.BACKEND);
    assertThat(targets.path("HealthCheckIntervalSeconds").asInt()).isEqualTo(interval);
    assertThat(targets.path("HealthCheckTimeoutSeconds").asInt()).isEqualTo(timeout);
    assertThat(targets.path("HealthyThresholdCount").asInt()).isEqualTo(2);
    assertThat(targets.path("UnhealthyThresholdCount").asInt()).isEqualTo(2);
    assertThat(
            assembly
                .one("AWS::ECS::Service", "Backend")
                .properties()
                .path("HealthCheckGracePeriodSeconds")
                .asInt())
        .isEqualTo(grace);
    assertThat(delay(assembly, Tier.BACKEND)).isEqualTo(delay);
    assertThat(drain(assembly, Tier.BACKEND)).isEqualTo(drain);
    assertThat(container(assembly, Tier.BACKEND).path("StopTimeout").asInt()).isEqualTo(stop);
  }

  private static JsonNode definition(Assembly assembly, Tier tier) {
    return assembly.one("AWS::ECS::TaskDefinition", tier.title()).properties();
  }

  private static JsonNode container(Assembly assembly, Tier tier) {
    return definition(assembly, tier).at("/ContainerDefinitions/0");
  }

  private static JsonNode targets(Assembly assembly, Tier tier) {
    return assembly.one("AWS::ElasticLoadBalancingV2::TargetGroup", tier.title()).properties();
  }

  private static int delay(Assembly assembly, Tier tier) {
    return value(
        targets(assembly, tier).path("TargetGroupAttributes"),
        "Key",
        "deregistration_delay.timeout_seconds");
  }

  private static int drain(Assembly assembly, Tier tier) {
    return value(container(assembly, tier).path("Environment"), "Name", "DRAIN_SECONDS");
  }

  private static int value(JsonNode pairs, String key, String name) {
    return Assembly.children(pairs)
        .filter(pair -> pair.path(key).asText().equals(name))
        .mapToInt(pair -> pair.path("Value").asInt())
        .findFirst()
        .orElseThrow();
  }
}
