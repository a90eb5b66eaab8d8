package dev.slipway.scenario;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person stops automatic deployments, and lets them begin again. */
class HoldTest {

  @Test
  void aPushToAHeldServiceIsRejectedAndNamed() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.startManually(Ask.hold("backend", "release freeze"));
    cloud.advanceUntilQuiet().push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .cause("backend:v2", "HELD")
        .says("backend:v2", "v2 waits")
        .says("backend:v2", "release freeze")
        .advises("backend:v2", "\"release\":true")
        .held("backend")
        .live("backend:v1")
        .updates(0)
        .story("held");
  }

  @Test
  void aPersonMayDeployToAHeldService() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.startManually(Ask.hold("backend", "release freeze"));
    cloud.advanceUntilQuiet().push("backend:v2").advanceUntilQuiet();
    cloud.startManually(Ask.image("backend", "v2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED", "SUCCEEDED")
        .held("backend")
        .live("backend:v2")
        .proven("backend:v2")
        .story("held-by-hand");
  }

  @Test
  void releasedTheNewestImageIsDeployed() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.startManually(Ask.hold("backend", "release freeze"));
    cloud.advanceUntilQuiet().push("backend:v2").advance(Duration.ofMinutes(1));
    cloud.push("backend:v3").advance(Duration.ofMinutes(1));
    cloud.startManually(Ask.release("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .ends("backend:v3", "REJECTED", "SUCCEEDED")
        .notHeld("backend")
        .live("backend:v3")
        .proven("backend:v3")
        .updates(1)
        .story("released");
  }

  @Test
  void aHoldLetsTheRunningDeploymentFinish() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    cloud.startManually(Ask.hold("backend", "release freeze"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .held("backend")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("held-during-rollout");
  }

  @Test
  void aSecondHoldTellsOfTheFirst() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.startManually(Ask.hold("backend", "release freeze"));
    cloud.advance(Duration.ofMinutes(1));
    cloud.startManually(Ask.hold("backend", "another reason"));
    cloud.advanceUntilQuiet();
    cloud.expect().held("backend").live("backend:v1").updates(0).story("held-twice");
  }

  @Test
  void releasedAfterARollbackTheImageThatWentBackStaysOut() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilQuiet();
    cloud.startManually(Ask.release("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .notHeld("backend")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(1)
        .story("released-after-a-rollback");
  }

  @Test
  void aPushRightAfterARollbackWasAskedForWaits() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.startManually(Ask.rollback("backend"));
    cloud.push("backend:v3").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v3", "REJECTED")
        .cause("backend:v3", "HELD")
        .held("backend")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(1)
        .story("push-right-after-rollback");
  }

  @Test
  void aPushRightBeforeARollbackWasAskedForIsTurnedBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.push("backend:v3").advanceUntilIn("Plan");
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v3", "SUPERSEDED", "SUCCEEDED")
        .held("backend")
        .quarantined("backend:v3")
        .live("backend:v2")
        .proven("backend:v2")
        .story("push-right-before-rollback");
  }
}
