package dev.slipway.scenario;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What pushes come to, alone and one after the other. */
class PushesTest {

  @Test
  void aGoodPushIsLiveAndProven() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .published("backend:v2")
        .updates(1)
        .story("good-push");
  }

  @Test
  void theFirstPushOfAllRaisesTheService() {
    VirtualCloud cloud = VirtualCloud.fresh();
    cloud.push("backend:v1").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v1", "SUCCEEDED")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(1)
        .story("first-push");
  }

  @Test
  void aPushThatExitsAtStartIsRolledBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .cause("backend:v2", "EXITS_AT_START")
        .live("backend:v1")
        .proven("backend:v1")
        .published("backend:v1")
        .updates(1)
        .calls("ecs:StopServiceDeployment", 1)
        .story("bad-push");
  }

  @Test
  void aPushThatIsNeverHealthyIsRolledBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.neverHealthy()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .cause("backend:v2", "HEALTH_CHECK_FAILS")
        .live("backend:v1")
        .proven("backend:v1")
        .story("never-healthy");
  }

  @Test
  void ofTwoPushesOneSecondApartTheSecondIsLive() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2")
        .in(Duration.ofSeconds(1), () -> cloud.push("backend:v3"))
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .proven("backend:v3")
        .story("two-pushes");
  }

  @Test
  void aPushDuringARollbackTakesOver() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2", Behaviour.exitsAtStart())
        .advanceUntilIn("AwaitRollback")
        .push("backend:v3")
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .proven("backend:v3")
        .story("push-during-rollback");
  }

  @Test
  void pushesToTwoServicesDoNotTouchEachOther() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "frontend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).push("frontend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .ends("frontend:v2", "SUCCEEDED")
        .live("backend:v1")
        .live("frontend:v2");
  }
}
