package dev.slipway.scenario;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pushes that meet each other, in every phase of a deployment. */
class RacesTest {

  @Test
  void aBadPushDuringARollbackGoesBackToTheProvenRevisionToo() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2", Behaviour.exitsAtStart())
        .advanceUntilIn("AwaitRollback")
        .push("backend:v3", Behaviour.exitsAtStart())
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "ROLLED_BACK")
        .live("backend:v1")
        .proven("backend:v1")
        .quarantined("backend:v2")
        .quarantined("backend:v3")
        .notHeld("backend")
        .pages(0)
        .story("bad-push-during-rollback");
  }

  @Test
  void aFixIsNotMadeToWaitForTheBadPushItFixes() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2", Behaviour.neverHealthy())
        .advanceUntilIn("AwaitRollout")
        .advance(Duration.ofSeconds(20))
        .push("backend:v3")
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .proven("backend:v3")
        .updates(2)
        .calls("ecs:StopServiceDeployment", 0)
        .story("fix-while-bad-push-fails");
  }

  @Test
  void aPushDuringABakeTakesOver() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2")
        .advanceUntilIn("AwaitBake")
        .advance(Duration.ofSeconds(20))
        .push("backend:v3")
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .updates(2)
        .story("push-during-bake");
  }

  @Test
  void aBadPushDuringABakeGoesBackToWhatWasProvenNotToWhatWasBaking() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2")
        .advanceUntilIn("AwaitBake")
        .advance(Duration.ofSeconds(20))
        .push("backend:v3", Behaviour.exitsAtStart())
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "ROLLED_BACK")
        .live("backend:v1")
        .proven("backend:v1")
        .quarantined("backend:v3")
        .notQuarantined("backend:v2")
        .story("bad-push-during-bake");
  }

  @Test
  void ofTwoServicesOnlyTheOneWithTheBadPushGoesBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "frontend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).push("frontend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .ends("frontend:v2", "SUCCEEDED")
        .live("backend:v1")
        .live("frontend:v2")
        .quarantined("backend:v2")
        .notHeld("frontend")
        .updates(2)
        .story("two-services-one-bad");
  }

  @Test
  void aNewerPushDoesNotWaitForTheRecoveryOfADeadExecution() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(Duration.ofSeconds(5));
    cloud.forget(cloud.execution()).advance(Duration.ofSeconds(5)).push("backend:v3");
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .proven("backend:v3")
        .updates(2)
        .story("newer-push-after-a-death");
  }

  @Test
  void ofThreePushesInARowTheLastIsLiveWhateverTheMiddleOneIs() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2")
        .in(Duration.ofSeconds(30), () -> cloud.push("backend:v3", Behaviour.exitsAtStart()))
        .in(Duration.ofSeconds(75), () -> cloud.push("backend:v4"))
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v4", "SUCCEEDED")
        .live("backend:v4")
        .proven("backend:v4")
        .story("three-pushes-the-middle-one-bad");
  }
}
