package dev.slipway.scenario;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an alarm that is red already means for a deployment that begins. */
class RedAlarmsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** An alarm whose metric was bad for a moment is red for that long, and little longer. */
  private static final Duration ALMOST_GREEN = Duration.ofSeconds(100);

  /** Longer than the watch after the first success. */
  private static final Duration AFTER_THE_WATCH = Duration.ofMinutes(11);

  private final VirtualCloud cloud = VirtualCloud.running("backend:v1").advance(AFTER_THE_WATCH);

  @Test
  void blockingItRefusesTheDeployment() {
    cloud.set("backend", "redAlarms", "BLOCK").alarm("backend").redFor(MINUTE);
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .cause("backend:v2", "ALARM_ALREADY_RED")
        .calls("ecs:RegisterTaskDefinition", 0)
        .updates(0)
        .live("backend:v1")
        .story("red-already-blocks");
  }

  @Test
  void blockingItLetsAForcedFixPass() {
    cloud.set("backend", "redAlarms", "BLOCK").alarm("backend").redFor(MINUTE);
    cloud.push("backend:v2").advance(Duration.ofSeconds(10));
    cloud.startManually(Ask.force("backend", "v2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("red-already-forced");
  }

  @Test
  void blockingItNeverLeavesTheRolloutThatTheRefusedPushTookOver() {
    cloud.set("backend", "redAlarms", "BLOCK").alarm("backend").redFor(Duration.ofMinutes(20));
    cloud.push("backend:v2").advance(Duration.ofSeconds(10));
    cloud.startManually(Ask.force("backend", "v2"));
    cloud.advanceUntilIn("Update").advanceUntilIn("AwaitRollout");
    cloud.push("backend:v3").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED", "SUPERSEDED")
        .ends("backend:v3", "ROLLED_BACK")
        .cause("backend:v3", "ALARM_ALREADY_RED")
        .live("backend:v1")
        .proven("backend:v1")
        .notQuarantined("backend:v3")
        .updates(1)
        .story("refused-push-leaves-nothing-unproven");
  }

  @Test
  void aFixMayGoForwardWhileItStaysRed() {
    cloud.alarm("backend").redFor(Duration.ofMinutes(8));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .says("backend:v2", "was red before and was not armed")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("red-already-fix-forward");
  }

  @Test
  void onceGreenItCountsAgain() {
    cloud.alarm("backend").redFor(Duration.ofSeconds(20));
    cloud.advance(ALMOST_GREEN).push("backend:v2").advanceUntilIn("AwaitBake");
    cloud.advance(Duration.ofSeconds(20)).alarm("backend").redFor(MINUTE);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .cause("backend:v2", "ANSWERS_5XX")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(2)
        .story("red-already-counts-again");
  }

  @Test
  void ignoredItSaysNothingToTheEnd() {
    cloud.set("backend", "redAlarms", "IGNORE");
    cloud.alarm("backend").redFor(Duration.ofSeconds(20));
    cloud.advance(ALMOST_GREEN).push("backend:v2").advanceUntilIn("AwaitBake");
    cloud.advance(Duration.ofSeconds(20)).alarm("backend").redFor(MINUTE);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .says("backend:v2", "was red before and was not armed")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("red-already-ignored");
  }
}
