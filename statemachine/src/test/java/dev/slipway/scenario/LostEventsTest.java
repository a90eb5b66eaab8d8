package dev.slipway.scenario;

import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.Postman;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that never come, come again, or come when they mean nothing any more. */
class LostEventsTest {

  @Test
  void aPushWhoseEventIsLostIsFoundByTheSweepAndDeployedOnce() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().loseNext(Postman.pushOf("v2"));
    cloud.push("backend:v2").advance(Duration.ofMinutes(2)).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .executions(1)
        .updates(1)
        .story("lost-push-swept");
  }

  @Test
  void aBadPushWhoseEventIsLostIsNotSweptAgainAfterItsRollback() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().loseNext(Postman.pushOf("v2"));
    cloud
        .push("backend:v2", Behaviour.exitsAtStart())
        .advance(Duration.ofMinutes(2))
        .advanceUntilQuiet()
        .advance(Duration.ofMinutes(20));
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .quarantined("backend:v2")
        .executions(1)
        .updates(1)
        .calls("ecs:StopServiceDeployment", 1)
        .story("lost-bad-push-swept-once");
  }

  @Test
  void oneEventDeliveredEveryTenMinutesIsOneExecution() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .events()
        .repeatNext(
            Postman.pushOf("v2"), Duration.ZERO, Duration.ofMinutes(10), Duration.ofMinutes(20));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .executions(1)
        .updates(1)
        .story("one-event-every-ten-minutes");
  }

  @Test
  void threeEventsOfOnePushTenMinutesApartAreOneDeployment() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2")
        .in(Duration.ofMinutes(10), () -> cloud.announceAgain("backend:v2", 1))
        .in(Duration.ofMinutes(20), () -> cloud.announceAgain("backend:v2", 1))
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED", "NOTHING_TO_DO", "NOTHING_TO_DO")
        .live("backend:v2")
        .executions(3)
        .updates(1)
        .story("three-events-ten-minutes-apart");
  }

  @Test
  void twoPushesOfOneSecondAnnouncedInReverseBringTheSecond() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().delayNext(Postman.pushOf("v2"), Duration.ofSeconds(5));
    cloud.push("backend:v2").advance(Duration.ofMillis(200)).push("backend:v3").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .updates(1)
        .story("events-of-one-second-reversed");
  }

  @Test
  void taskEventsInTheWrongOrderAndLateChangeNothing() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .events()
        .delay(
            Postman.called("ECS Task State Change"),
            Duration.ofSeconds(9),
            Duration.ZERO,
            Duration.ofSeconds(40),
            Duration.ofSeconds(2));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("task-events-shuffled");
  }

  @Test
  void taskEventsInTheWrongOrderAndLateStillTurnABadPushBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .events()
        .delay(
            Postman.called("ECS Task State Change"),
            Duration.ofSeconds(9),
            Duration.ZERO,
            Duration.ofSeconds(40),
            Duration.ofSeconds(2));
    cloud.push("backend:v2", Behaviour.neverHealthy()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .cause("backend:v2", "HEALTH_CHECK_FAILS")
        .live("backend:v1")
        .updates(1)
        .story("task-events-shuffled-bad-push");
  }

  @Test
  void aLostCompletedEventIsMadeUpForByTheSafetyLook() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .events()
        .lose(
            event -> event.at("/detail/eventName").asText().equals("SERVICE_DEPLOYMENT_COMPLETED"));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("completed-event-lost");
  }

  @Test
  void anEventThatAnOlderDeploymentFailedSaysNothingAboutThisOne() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(Duration.ofSeconds(10));
    Attached backend = cloud.services().view().attached("backend");
    cloud
        .services()
        .events
        .publish(
            "aws.ecs",
            "ECS Deployment State Change",
            List.of(backend.service()),
            Map.of(
                "eventType", "ERROR",
                "eventName", "SERVICE_DEPLOYMENT_FAILED",
                "deploymentId", "ecs-svc/1234567890123456789",
                "reason", "ECS deployment circuit breaker: tasks failed to start."));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("failed-event-of-an-older-deployment");
  }

  @Test
  void eventsThatComeHalfAnHourLateFindTheirDeploymentLongOver() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().delay(Postman.from("aws.ecs"), Duration.ofMinutes(30));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .executions(1)
        .updates(1)
        .story("events-half-an-hour-late");
  }

  @Test
  void lateEventsOfOneDeploymentDoNotDisturbTheNext() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().delay(Postman.from("aws.ecs"), Duration.ofMinutes(5));
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advance(Duration.ofMinutes(5));
    cloud.push("backend:v3").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK_BY_ECS")
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .updates(2)
        .story("events-of-the-deployment-before");
  }
}
