package dev.slipway.scenario;

import dev.slipway.scenario.cloud.Postman;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who else turns a deployment back: an alarm, and ECS itself. */
class AlarmsAndBreakerTest {

  @Test
  void anAlarmDuringTheBakeTurnsTheDeploymentBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitBake").advance(Duration.ofSeconds(10));
    cloud.alarm("backend").redFor(Duration.ofMinutes(1));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .cause("backend:v2", "ANSWERS_5XX")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(2)
        .story("alarm-in-bake");
  }

  @Test
  void aRollbackThatEcsBeganIsFollowedToItsEnd() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().lose(Postman.from("aws.ecs"));
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK_BY_ECS")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(1)
        .story("native-rollback");
  }
}
