package dev.slipway.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people start by hand, and what they get wrong. */
class ByHandTest {

  @Test
  void anImageIsDeployedByItsDigest() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.startManually(Ask.image("backend", cloud.digest("backend:v1")));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v1", "SUCCEEDED", "SUCCEEDED")
        .live("backend:v1")
        .proven("backend:v1")
        .published("backend:v1")
        .updates(1)
        .story("by-hand-by-digest");
  }

  @Test
  void theLiveImageNeedsNothing() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.startManually(Ask.newest("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v1", "SUCCEEDED", "NOTHING_TO_DO")
        .live("backend:v1")
        .updates(0)
        .story("by-hand-live-already");
  }

  @Test
  void forcedTheLiveImageGetsNewTasks() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.startManually(Ask.force("backend", "v1"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v1", "SUCCEEDED", "SUCCEEDED")
        .live("backend:v1")
        .proven("backend:v1")
        .calls("ecs:RegisterTaskDefinition", 0)
        .updates(1)
        .tells("has started 2 tasks")
        .tells("has stopped 2 running tasks")
        .story("by-hand-forced");
  }

  @Test
  void anImageThatIsNotThereIsRejected() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.startManually(Ask.image("backend", "v9"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .tells("ends FAILED Rejected")
        .executions(1)
        .live("backend:v1")
        .updates(0)
        .story("by-hand-unknown-image");
  }

  @Test
  void aServiceThatIsNotAttachedIsRejected() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.startManually(Ask.newest("bakend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .tells("ends FAILED Rejected")
        .executions(1)
        .live("backend:v1")
        .updates(0)
        .story("by-hand-unknown-service");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no-object        | []",
        "no-service       | {}",
        "bad-service      | {\"service\":\"Back end\"}",
        "unknown-key      | {\"service\":\"backend\",\"imgae\":\"v1\"}",
        "image-no-text    | {\"service\":\"backend\",\"image\":1}",
        "force-no-boolean | {\"service\":\"backend\",\"force\":\"yes\"}",
        "rollback-no-true | {\"service\":\"backend\",\"rollback\":\"v1\"}",
        "two-requests     | {\"service\":\"backend\",\"rollback\":true,\"hold\":\"x\"}",
        "unknown-trigger  | {\"service\":\"backend\",\"trigger\":{\"cron\":{}}}",
      })
  void whatCannotBeReadIsRejected(String name, String input) {
    VirtualCloud cloud = VirtualCloud.fresh();
    cloud.startManually(input);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .tells("ends FAILED Rejected")
        .executions(1)
        .updates(0)
        .story("malformed-" + name);
  }
}
