package dev.slipway.scenario;

import dev.slipway.scenario.cloud.Postman;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Events that come twice, late, in the wrong order or never. */
class EventsTest {

  @Test
  void oneEventDeliveredTenTimesIsOneDeployment() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().repeatNext(Postman.pushOf("v2"), 10);
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("one-event-ten-times");
  }

  @Test
  void tenEventsOfOnePushAreOneDeploymentAndNineVisibleNoOps() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").announceAgain("backend:v2", 9).advanceUntilQuiet();
    String[] ends = new String[10];
    Arrays.fill(ends, "NOTHING_TO_DO");
    ends[9] = "SUCCEEDED";
    cloud
        .expect()
        .ends("backend:v2", ends)
        .live("backend:v2")
        .updates(1)
        .story("ten-events-of-one-push");
  }

  @Test
  void eventsInTheWrongOrderStillBringTheNewestPush() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().delayNext(Postman.pushOf("v2"), Duration.ofSeconds(30));
    cloud.push("backend:v2").advance(Duration.ofSeconds(1)).push("backend:v3").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .updates(1)
        .story("events-reversed");
  }

  @Test
  void withoutAnyEventOfEcsADeploymentEndsByItsSafetyLooks() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().lose(Postman.from("aws.ecs"));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .neverTells("Wake")
        .story("ecs-events-lost");
  }
}
