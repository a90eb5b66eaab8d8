package dev.slipway.scenario;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a service's alarm does to a deployment, at each time it may go off. */
class AlarmsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Longer than the watch after a success. */
  private static final Duration AFTER_THE_WATCH = Duration.ofMinutes(11);

  @Test
  void duringTheRolloutItStopsTheDeployment() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(Duration.ofSeconds(10));
    cloud.alarm("backend").redFor(MINUTE);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .cause("backend:v2", "ANSWERS_5XX")
        .climbed("backend:v2", "STOP_DEPLOYMENT")
        .quarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(1)
        .story("alarm-in-rollout");
  }

  @Test
  void withinTheWatchItTurnsTheSuccessBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2")
        .advanceUntilIn("AwaitBake")
        .advanceUntilIn("Succeeded")
        .advance(MINUTE);
    cloud.alarm("backend").redFor(MINUTE);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED", "ROLLED_BACK")
        .cause("backend:v2", "ALARM")
        .climbed("backend:v2", "TO_PROVEN")
        .quarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .published("backend:v1")
        .updates(2)
        .story("alarm-in-watch");
  }

  @Test
  void withinTheWatchOfTheOnlyProvenRevisionItCallsAPerson() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.alarm("backend").redFor(MINUTE);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v1", "SUCCEEDED", "NEEDS_HUMAN")
        .cause("backend:v1", "ALARM")
        .notQuarantined("backend:v1")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(0)
        .pages(1)
        .story("alarm-in-watch-nothing-older");
  }

  @Test
  void afterTheWatchItDoesNothing() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2")
        .advanceUntilIn("AwaitBake")
        .advanceUntilIn("Succeeded")
        .advance(AFTER_THE_WATCH);
    cloud.alarm("backend").redFor(MINUTE);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .executions(1)
        .updates(1)
        .story("alarm-after-watch");
  }

  @Test
  void flappingItTurnsBackOnce() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud
        .push("backend:v3")
        .advanceUntilIn("AwaitBake")
        .advanceUntilIn("Succeeded")
        .advance(MINUTE);
    cloud.alarm("backend").redFor(MINUTE);
    for (int minutes = 3; minutes <= 9; minutes += 3) {
      cloud.in(Duration.ofMinutes(minutes), () -> cloud.alarm("backend").redFor(MINUTE));
    }
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v3", "SUCCEEDED", "ROLLED_BACK")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(2)
        .executions(2)
        .story("alarm-flaps");
  }

  @Test
  void clearedBeforeTheLookItDoesNothingDuringABake() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitBake").advance(Duration.ofSeconds(10));
    cloud.alarm("backend").flicker();
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("alarm-flickers-in-bake");
  }

  @Test
  void clearedBeforeTheLookItDoesNothingWithinTheWatch() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2")
        .advanceUntilIn("AwaitBake")
        .advanceUntilIn("Succeeded")
        .advance(MINUTE);
    cloud.alarm("backend").flicker();
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("alarm-flickers-in-watch");
  }

  @Test
  void afterItClearedOnceItStillTurnsBackWithinTheWatch() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2")
        .advanceUntilIn("AwaitBake")
        .advanceUntilIn("Succeeded")
        .advance(MINUTE);
    cloud.alarm("backend").flicker();
    cloud.advance(MINUTE).alarm("backend").redFor(MINUTE);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED", "ROLLED_BACK")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(2)
        .story("alarm-flickers-then-stays");
  }
}
