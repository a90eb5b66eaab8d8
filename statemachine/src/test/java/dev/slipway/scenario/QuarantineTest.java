package dev.slipway.scenario;

import dev.slipway.rehearsal.task.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An image that failed is not tried again by itself. */
class QuarantineTest {

  @Test
  void theSameBadImagePushedAgainIsRejected() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud.deleteImage("backend:v2").advance(Duration.ofMinutes(1));
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK", "REJECTED")
        .cause("backend:v2", "QUARANTINED")
        .advises("backend:v2", "\"force\":true")
        .quarantined("backend:v2")
        .live("backend:v1")
        .updates(1)
        .executions(2)
        .story("bad-push-again");
  }

  @Test
  void theSameBadImageUnderAnotherTagIsNotDeployedAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud.retag("backend:v2", "again").advanceUntilQuiet();
    cloud
        .expect()
        .quarantined("backend:v2")
        .live("backend:v1")
        .updates(1)
        .executions(2)
        .story("bad-image-retagged");
  }

  @Test
  void byHandABadImageNeedsForce() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud.startManually(Ask.image("backend", "v2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK", "REJECTED")
        .cause("backend:v2", "QUARANTINED")
        .updates(1)
        .story("bad-image-by-hand");
  }

  @Test
  void forcedASuccessLiftsTheQuarantine() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud.turn("backend:v2", Behaviour.good());
    cloud.startManually(Ask.force("backend", "v2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK", "SUCCEEDED")
        .notQuarantined("backend:v2")
        .live("backend:v2")
        .proven("backend:v2")
        .story("bad-image-forced");
  }

  @Test
  void forcedInVainTheQuarantineStays() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud.startManually(Ask.force("backend", "v2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK", "ROLLED_BACK")
        .quarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .story("bad-image-forced-in-vain");
  }

  @Test
  void whatTheSurroundingsBrokeIsNotCondemned() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Script.NO_IMAGE).advanceUntilQuiet();
    cloud.turn("backend:v2", Behaviour.good());
    cloud.startManually(Ask.image("backend", "v2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK", "SUCCEEDED")
        .notQuarantined("backend:v2")
        .live("backend:v2")
        .proven("backend:v2")
        .story("surroundings-do-not-condemn");
  }
}
