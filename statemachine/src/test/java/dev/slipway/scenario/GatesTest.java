package dev.slipway.scenario;

import dev.slipway.core.GateResult.Standing;
import dev.slipway.scenario.cloud.Images;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;

/** Before anything changes, every gate is asked; what it refuses has launched no task. */
class GatesTest {
  private static final String SECRET = "correct-horse-battery";

  @Test
  void anImageForOtherProcessorsIsRefused() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", new Images.Content(Behaviour.good(), "arm64", Map.of()));
    cloud.advanceUntilQuiet();
    untouched(cloud)
        .cause("backend:v2", "WRONG_ARCHITECTURE")
        .says("backend:v2", "built for linux/arm64")
        .advises("backend:v2", "--platform linux/amd64")
        .notQuarantined("backend:v2")
        .story("gate-platform-refused");
  }

  @Test
  void oneOfSeveralPlatformsThatFitsIsEnough() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.pushPlatforms("backend:v2", "arm64", "amd64").advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2").story("gate-platform-passed");
  }

  @Test
  void anImageThatIsGoneByThenIsRefused() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("Claim").deleteImage("backend:v2").advanceUntilQuiet();
    untouched(cloud).cause("backend:v2", "IMAGE_NOT_FOUND").story("gate-image-gone");
  }

  @Test
  void inAFreezeAPushIsRefusedUntilItsEnd() {
    VirtualCloud cloud = frozen("12:00", "13:30");
    cloud.push("backend:v2").advanceUntilQuiet();
    untouched(cloud)
        .cause("backend:v2", "FROZEN")
        .says("backend:v2", "frozen until Monday 2026-11-23 13:30 UTC (release)")
        .notice("frozen until Monday 2026-11-23 13:30 UTC");
    cloud.advance(Duration.ofMinutes(90)).startManually(Ask.newest("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("gate-freeze-over");
  }

  @Test
  void beforeAFreezeAPushPasses() {
    VirtualCloud cloud = frozen("18:00", "20:00");
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").story("gate-freeze-passed");
  }

  @Test
  void forceWithAReasonOpensAFreezeAndIsTold() {
    VirtualCloud cloud = frozen("12:00", "20:00");
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud.startManually(Ask.force("backend", "v2", "the shop is down"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED", "SUCCEEDED")
        .gate("backend:v2", "freeze", Standing.OVERRIDDEN, "Overridden: the shop is down")
        .notice("Overridden: the shop is down")
        .notice("ana")
        .live("backend:v2")
        .story("gate-freeze-overridden");
  }

  @Test
  void forceWithoutAReasonOpensNoFreeze() {
    VirtualCloud cloud = frozen("12:00", "20:00");
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud.startManually(Ask.force("backend", "v2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED", "REJECTED")
        .cause("backend:v2", "FROZEN")
        .live("backend:v1")
        .updates(0)
        .story("gate-freeze-forced-without-reason");
  }

  private static VirtualCloud frozen(String from, String to) {
    Map<String, Object> freeze =
        Map.of("name", "release", "zone", "UTC", "days", List.of("MONDAY"), "from", from, "to", to);
    return VirtualCloud.running("backend:v1").set("backend", "freezes", List.of(freeze));
  }

  @Test
  void aServiceThatCouldNotReplaceATaskIsLeftAlone() {
    VirtualCloud cloud = percents(75);
    cloud.push("backend:v2").advanceUntilQuiet();
    untouched(cloud)
        .cause("backend:v2", "STUCK_BY_PERCENT")
        .advises("backend:v2", "minimumHealthyPercent to at most 50")
        .story("gate-percents-refused");
  }

  @Test
  void aServiceThatMayStopOneOfTwoTasksMoves() {
    VirtualCloud cloud = percents(50).takesCapacity();
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2").story("gate-percents-passed");
  }

  /** At most as many tasks as desired, of which this share must stay healthy. */
  private static VirtualCloud percents(int minimum) {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    DeploymentConfiguration.Builder percents =
        DeploymentConfiguration.builder().minimumHealthyPercent(minimum).maximumPercent(100);
    cloud
        .console()
        .updateService("backend", update -> update.deploymentConfiguration(percents.build()));
    return cloud.advanceUntilQuiet();
  }

  @Test
  void aSecretInPlainTextIsToldOf() {
    VirtualCloud cloud = withPlainSecret();
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .gate("backend:v2", "plain-secrets", Standing.WARNED, "DB_PASSWORD of container backend")
        .notice("DB_PASSWORD")
        .neverTells(SECRET)
        .story("gate-plain-secrets-warned");
  }

  @Test
  void aSecretInPlainTextIsRefusedWhereTheServiceSaysSo() {
    VirtualCloud cloud = withPlainSecret().set("backend", "plainSecrets", "REFUSE");
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .cause("backend:v2", "PLAIN_SECRET")
        .updates(0)
        .notice("DB_PASSWORD")
        .neverTells(SECRET)
        .story("gate-plain-secrets-refused");
  }

  private static VirtualCloud withPlainSecret() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .console()
        .change(
            "backend",
            container -> container.environment(set -> set.name("DB_PASSWORD").value(SECRET)));
    return cloud.advanceUntilQuiet();
  }

  @Test
  void aRiskySettingIsToldOf() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", closingConnections()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .gate("backend:v2", "settings", Standing.WARNED, "answered 502")
        .notice("answered 502")
        .story("gate-settings-warned");
  }

  @Test
  void aRiskySettingIsRefusedWhereTheServiceSaysSo() {
    VirtualCloud cloud =
        VirtualCloud.running("backend:v1").set("backend", "riskySettings", "REFUSE");
    cloud.push("backend:v2", closingConnections()).advanceUntilQuiet();
    untouched(cloud)
        .cause("backend:v2", "RISKY_SETTINGS")
        .advises("backend:v2", "Keep connections alive")
        .story("gate-settings-refused");
  }

  private static Images.Content closingConnections() {
    Map<String, String> label = Map.of("dev.slipway.keep-alive-seconds", "5");
    return new Images.Content(Behaviour.good(), "amd64", label);
  }

  /** The second image was rejected, and nothing moved. */
  private static Expectations untouched(VirtualCloud cloud) {
    return cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .live("backend:v1")
        .proven("backend:v1")
        .calls("ecs:RegisterTaskDefinition", 0)
        .updates(0)
        .neverTells("has started");
  }
}
