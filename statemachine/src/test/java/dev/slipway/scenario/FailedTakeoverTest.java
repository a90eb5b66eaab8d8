package dev.slipway.scenario;

import dev.slipway.scenario.cloud.Weather;
import dev.slipway.scenario.cloud.Weather.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A request takes over from another and then fails before it changes anything itself. */
class FailedTakeoverTest {

  @Test
  void whoeverMayNotRegisterTurnsBackTheRolloutItTookOver() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    cloud
        .weather()
        .over(Weather.to("RegisterTaskDefinition"), Reply.denied("ecs:RegisterTaskDefinition"));
    cloud.push("backend:v3").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "ROLLED_BACK")
        .cause("backend:v3", "ACCESS_DENIED")
        .live("backend:v1")
        .proven("backend:v1")
        .notQuarantined("backend:v2")
        .notQuarantined("backend:v3")
        .pages(0)
        .story("register-denied-after-taking-over");
  }

  @Test
  void whoeverAsksForTheProvenImageInVainGetsItBackAllTheSame() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    cloud
        .weather()
        .over(Weather.to("ListTaskDefinitions"), Reply.denied("ecs:ListTaskDefinitions"));
    cloud.startManually(Ask.image("backend", "v1"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .live("backend:v1")
        .proven("backend:v1")
        .notHeld("backend")
        .pages(0)
        .story("register-denied-of-the-proven-image");
  }

  @Test
  void whoeverMayNotRegisterLeavesWhatItFoundProven() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.set("backend", "approvalTimeSeconds", 3600);
    cloud.push("backend:v2").advanceUntilIn("AwaitApproval");
    cloud
        .weather()
        .over(Weather.to("RegisterTaskDefinition"), Reply.denied("ecs:RegisterTaskDefinition"));
    cloud.startManually(Ask.force("backend", "v2", "the shop is down"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED", "REJECTED")
        .cause("backend:v2", "ACCESS_DENIED")
        .live("backend:v1")
        .updates(0)
        .pages(0)
        .story("register-denied-after-a-question");
  }

  @Test
  void whoeverLosesTheClaimMeanwhileLeavesTheWayBackToTheNextOwner() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    cloud.weather().over(Weather.to("RegisterTaskDefinition"), Reply.throttled());
    cloud.push("backend:v3").advanceUntilIn("Register");
    cloud.push("backend:v4").in(Duration.ofMinutes(1), cloud.weather()::clear).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "SUPERSEDED")
        .ends("backend:v4", "SUCCEEDED")
        .live("backend:v4")
        .calls("ecs:StopServiceDeployment", 0)
        .story("claim-lost-after-taking-over");
  }
}
