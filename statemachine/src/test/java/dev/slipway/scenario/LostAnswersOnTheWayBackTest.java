package dev.slipway.scenario;

import dev.slipway.scenario.fault.Fault;
import dev.slipway.scenario.fault.FaultPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A write of the way back whose answer is an error may have happened, or not. */
class LostAnswersOnTheWayBackTest {
  private static final Duration INTO_THE_BAKE = Duration.ofSeconds(110);

  @ParameterizedTest
  @CsvSource({"FAIL_BEFORE,stop-undone,2", "FAIL_AFTER,stop-done,1"})
  void aStopWithoutAnAnswerHappensOnce(Fault fault, String story, int stops) {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(FaultPlan.onNth("ecs:StopServiceDeployment", 1, fault));
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .climbed("backend:v2", "STOP_DEPLOYMENT")
        .calls("ecs:StopServiceDeployment", stops)
        .updates(1)
        .live("backend:v1")
        .proven("backend:v1")
        .story("back-by-" + story);
  }

  @ParameterizedTest
  @CsvSource({"FAIL_BEFORE,update-undone,2", "FAIL_AFTER,update-done,1"})
  void anUpdateWithoutAnAnswerHappensOnce(Fault fault, String story, int updates) {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    cloud.push("backend:v2", Behaviour.diesAfter(INTO_THE_BAKE)).advanceUntilIn("AwaitBake");
    cloud.faults(FaultPlan.onNth("ecs:UpdateService", 1, fault)).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .climbed("backend:v2", "TO_PROVEN")
        .updates(1 + updates)
        .live("backend:v1")
        .proven("backend:v1")
        .story("back-by-" + story);
  }

  @ParameterizedTest
  @CsvSource({"FAIL_BEFORE,undone", "FAIL_AFTER,done"})
  void aQuarantineWithoutAnAnswerIsKept(Fault fault, String story) {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(FaultPlan.onNth("ledger:condemn", 1, fault));
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .quarantined("backend:v2")
        .calls("ecs:StopServiceDeployment", 1)
        .live("backend:v1")
        .proven("backend:v1")
        .story("quarantine-" + story);
  }

  @Test
  void aRestartWithoutAnAnswerHappensOnce() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(FaultPlan.onNth("ecs:UpdateService", 1, Fault.FAIL_AFTER));
    cloud.startManually(Ask.force("backend", "v1"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v1", "SUCCEEDED", "SUCCEEDED")
        .updates(1)
        .live("backend:v1")
        .proven("backend:v1")
        .story("by-hand-forced-answer-lost");
  }
}
