package dev.slipway.scenario;

import org.junit.jupiter.api.Test;

/** A person asks for the last proven revision. */
class RollbackByHandTest {

  @Test
  void atRestThePreviousProvenRevisionComesBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED", "SUCCEEDED")
        .cause("backend:v2", "ROLLBACK_ASKED")
        .says("backend:v2", "Rolled back to slipway-backend:2, as asked.")
        .climbed("backend:v2", "TO_PROVEN")
        .held("backend")
        .quarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .published("backend:v1")
        .updates(1)
        .pages(0)
        .story("rollback-at-rest");
  }

  @Test
  void duringARolloutWhatIsOnItsWayGoesBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED", "SUCCEEDED")
        .cause("backend:v2", "ROLLBACK_ASKED")
        .held("backend")
        .quarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .published("backend:v1")
        .updates(1)
        .story("rollback-during-rollout");
  }

  @Test
  void duringABakeWhatIsOnItsWayGoesBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitBake");
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED", "SUCCEEDED")
        .held("backend")
        .quarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(2)
        .story("rollback-during-bake");
  }

  @Test
  void withNothingOlderProvenItIsRejected() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .tells("ends FAILED Rejected")
        .notHeld("backend")
        .notQuarantined("backend:v1")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(0)
        .story("rollback-nothing-older");
  }

  @Test
  void withNothingProvenAtAllItIsRejected() {
    VirtualCloud cloud = VirtualCloud.fresh();
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .tells("ends FAILED Rejected")
        .notHeld("backend")
        .desired("backend", 0)
        .updates(0)
        .story("rollback-nothing-proven");
  }

  @Test
  void twiceInARowItGoesBackTwice() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2", "backend:v3");
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilQuiet();
    cloud.expect().live("backend:v2").proven("backend:v2");
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v3", "SUCCEEDED", "SUCCEEDED")
        .ends("backend:v2", "SUCCEEDED", "SUCCEEDED")
        .held("backend")
        .quarantined("backend:v3")
        .quarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .published("backend:v1")
        .updates(2)
        .story("rollback-twice");
  }

  @Test
  void askedForTwiceAtOnceItGoesBackOnce() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2", "backend:v3");
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilIn("AwaitRollback");
    cloud.startManually(Ask.rollback("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .held("backend")
        .live("backend:v2")
        .proven("backend:v2")
        .story("rollback-asked-during-rollback");
  }
}
