package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.scenario.cloud.Postman;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service in shadow is looked at for each push, and never changed. */
class ShadowTest {
  private static final List<String> CHANGES =
      List.of(
          "ecs:UpdateService",
          "ecs:RegisterTaskDefinition",
          "ecs:StopServiceDeployment",
          "ssm:PutParameter",
          "ledger:claim",
          "ledger:adopt",
          "ledger:settle");

  @Test
  void aPushIsToldAsItWouldHaveGone() {
    VirtualCloud cloud = inShadow();
    cloud.push("backend:v2").advanceUntilQuiet();
    unchanged(cloud)
        .ends("backend:v2", "SHADOWED")
        .says("backend:v2", "v2 would be rolled out to backend.")
        .notice("A rollback goes to slipway-backend:2 (v1).")
        .executions(1)
        .story("shadow");
  }

  @Test
  void aPushThatAGateWouldRefuseIsToldSo() {
    VirtualCloud cloud = inShadow();
    cloud.set(
        "backend",
        "freezes",
        List.of(
            Map.of(
                "name", "audit",
                "zone", "UTC",
                "start", "2026-11-23T00:00",
                "end", "2026-11-24T00:00")));
    cloud.push("backend:v2").advanceUntilQuiet();
    unchanged(cloud)
        .ends("backend:v2", "SHADOWED")
        .cause("backend:v2", "FROZEN")
        .says("backend:v2", "v2 would be rejected: ")
        .story("shadow-frozen");
  }

  @Test
  void aPushWhoseEventIsLostIsFoundByTheSweepOnce() {
    VirtualCloud cloud = inShadow();
    cloud.events().lose(Postman.called("ECR Image Action"));
    cloud.push("backend:v2").advanceUntilQuiet();
    unchanged(cloud).ends("backend:v2", "SHADOWED").executions(1).story("shadow-push-event-lost");
  }

  @Test
  void aPushThatIsToldOfTwiceIsLookedAtOnce() {
    VirtualCloud cloud = inShadow();
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud.announceAgain("backend:v2", 1).advanceUntilQuiet();
    unchanged(cloud).ends("backend:v2", "SHADOWED", "NOTHING_TO_DO").story("shadow-told-twice");
  }

  @Test
  void whatOthersRollOutIsNeitherBlamedNorTurnedBack() {
    VirtualCloud cloud = inShadow();
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    var image = cloud.services().images.named("slipway/backend", "v2");
    String revision = cloud.console().register("backend", image);
    cloud.console().updateService("backend", update -> update.taskDefinition(revision));
    cloud.alarm("backend").flicker();
    cloud.advanceUntilQuiet();
    untouched(cloud)
        .ends("backend:v2", "SHADOWED")
        .notQuarantined("backend:v2")
        .executions(1)
        .pages(0)
        .story("shadow-foreign-rollout");
  }

  @Test
  void aRollbackByHandIsRefused() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.set("backend", "mode", "SHADOW");
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilQuiet();
    untouched(cloud)
        .live("backend:v2")
        .notHeld("backend")
        .tells("backend is attached in shadow: Slipway changes nothing about it.")
        .story("shadow-rollback-by-hand");
  }

  /** A service that Slipway deployed to, and only looks at from now on. */
  private static VirtualCloud inShadow() {
    return VirtualCloud.running("backend:v1").set("backend", "mode", "SHADOW");
  }

  private static Expectations unchanged(VirtualCloud cloud) {
    return untouched(cloud).live("backend:v1").proven("backend:v1");
  }

  /** No function made a call that changes the service, or the claim on it. */
  private static Expectations untouched(VirtualCloud cloud) {
    Expectations expected = cloud.expect();
    assertThat(CHANGES).allSatisfy(action -> expected.calls(action, 0));
    return expected;
  }
}
