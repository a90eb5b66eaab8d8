package dev.slipway.scenario;

import static dev.slipway.scenario.fault.FaultPlan.onNth;

import dev.slipway.scenario.cloud.Weather;
import dev.slipway.scenario.cloud.Weather.Reply;
import dev.slipway.scenario.fault.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Writes of which nobody can say whether they happened: both ways for each. */
class UnreliableCallsTest {
  private static final String REGISTER = "RegisterTaskDefinition";

  @Test
  void anUpdateThatFailedAndDidNothingIsMadeAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:UpdateService", 1, Fault.FAIL_BEFORE));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(2)
        .story("update-failed");
  }

  @Test
  void anUpdateThatFailedButHappenedIsNotMadeAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:UpdateService", 1, Fault.FAIL_AFTER));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("update-failed-but-happened");
  }

  @Test
  void anUpdateThatWasAcceptedButNeverHappenedIsMadeAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.weather().over(Weather.first(Weather.to("UpdateService")), Reply.empty("{}"));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(2)
        .story("update-accepted-but-never-happened");
  }

  @Test
  void aRegistrationThatFailedAndDidNothingIsMadeAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:RegisterTaskDefinition", 1, Fault.FAIL_BEFORE));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .calls("ecs:RegisterTaskDefinition", 2)
        .tells("backend is at 3 (v2)")
        .story("registration-failed");
  }

  @Test
  void aRegistrationThatFailedButHappenedIsUsed() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:RegisterTaskDefinition", 1, Fault.FAIL_AFTER));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .calls("ecs:RegisterTaskDefinition", 1)
        .tells("backend is at 3 (v2)")
        .story("registration-failed-but-happened");
  }

  @Test
  void aRegistrationThatWasAcceptedButNeverHappenedIsMadeAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .weather()
        .over(
            Weather.first(Weather.to(REGISTER)),
            Reply.empty(
                """
                {"taskDefinition":{"taskDefinitionArn":\
                "arn:aws:ecs:us-east-1:111122223333:task-definition/slipway-backend:3"}}\
                """));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .calls("ecs:RegisterTaskDefinition", 2)
        .updates(1)
        .story("registration-accepted-but-never-happened");
  }

  @Test
  void concurrentRegistrationsInOneFamilyAreTriedAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    Weather.Reply tooMany =
        Reply.error(
            400,
            "ClientException",
            "Too many concurrent attempts to create a new revision of the specified family.");
    cloud.weather().over(Weather.first(Weather.to(REGISTER)), tooMany);
    cloud.weather().over(Weather.first(Weather.to(REGISTER)), tooMany);
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .calls("ecs:RegisterTaskDefinition", 3)
        .story("concurrent-registrations");
  }

  @Test
  void aStopThatFailedAndDidNothingIsMadeAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:StopServiceDeployment", 1, Fault.FAIL_BEFORE));
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .calls("ecs:StopServiceDeployment", 2)
        .updates(1)
        .story("stop-failed");
  }

  @Test
  void aStopThatFailedButHappenedIsFollowed() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:StopServiceDeployment", 1, Fault.FAIL_AFTER));
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .calls("ecs:StopServiceDeployment", 1)
        .updates(1)
        .story("stop-failed-but-happened");
  }

  @Test
  void aStopThatWasAcceptedButNeverHappenedIsLeftToEcs() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.weather().over(Weather.first(Weather.to("StopServiceDeployment")), Reply.empty("{}"));
    cloud.push("backend:v2", Behaviour.neverHealthy()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK_BY_ECS")
        .live("backend:v1")
        .proven("backend:v1")
        .quarantined("backend:v2")
        .story("stop-accepted-but-never-happened");
  }

  @Test
  void anUpdateBackThatFailedAndDidNothingIsMadeAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:UpdateService", 2, Fault.FAIL_BEFORE));
    badInBake(cloud);
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .updates(3)
        .story("update-back-failed");
  }

  @Test
  void anUpdateBackThatFailedButHappenedIsNotMadeAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:UpdateService", 2, Fault.FAIL_AFTER));
    badInBake(cloud);
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .updates(2)
        .story("update-back-failed-but-happened");
  }

  @Test
  void anUpdateBackThatWasAcceptedButNeverHappenedIsMadeAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .weather()
        .over(
            Weather.first(
                Weather.to("UpdateService").and(it -> it.body().contains("slipway-backend:2"))),
            Reply.empty("{}"));
    badInBake(cloud);
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .updates(3)
        .story("update-back-accepted-but-never-happened");
  }

  /** Once a rollout is complete, only an update leads back. */
  private static void badInBake(VirtualCloud cloud) {
    cloud.push("backend:v2").advanceUntilIn("AwaitBake");
    cloud.alarm("backend").redFor(Duration.ofMinutes(1));
    cloud.advanceUntilQuiet();
  }
}
