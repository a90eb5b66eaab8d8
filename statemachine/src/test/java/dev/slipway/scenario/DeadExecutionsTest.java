package dev.slipway.scenario;

import static dev.slipway.scenario.fault.FaultPlan.onNth;

import dev.slipway.scenario.fault.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Functions and executions that die between two effects. */
class DeadExecutionsTest {

  @Test
  void aFunctionThatDiesAfterRegisteringRegistersNothingTwice() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:RegisterTaskDefinition", 1, Fault.DIE_AFTER));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .calls("ecs:RegisterTaskDefinition", 1)
        .updates(1)
        .story("killed-after-register");
  }

  @Test
  void anExecutionStoppedAfterRegisteringLeavesARevisionThatIsUsedNextTime() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:RegisterTaskDefinition", 1, Fault.ABORT_AFTER));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "STOPPED").cause("backend:v2", "ABORTED").updates(0);
    cloud.startManually(Ask.newest("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "STOPPED", "SUCCEEDED")
        .live("backend:v2")
        .calls("ecs:RegisterTaskDefinition", 1)
        .updates(1)
        .story("stopped-after-register");
  }

  @Test
  void anExecutionStoppedBeforeItsUpdateTurnsBackWhatItTookOver() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    cloud.faults(onNth("ecs:RegisterTaskDefinition", 1, Fault.ABORT_AFTER));
    cloud.push("backend:v3").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "STOPPED")
        .live("backend:v1")
        .proven("backend:v1")
        .story("stopped-after-taking-over");
  }

  @Test
  void aFunctionThatDiesAfterTheUpdateUpdatesNothingTwice() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:UpdateService", 1, Fault.DIE_AFTER));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("killed-after-update");
  }

  @Test
  void anExecutionThatVanishesAfterTheUpdateIsGoneOnWithWithoutASecondUpdate() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").forget(cloud.execution());
    cloud.advance(Duration.ofMinutes(18)).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .calls("ecs:RegisterTaskDefinition", 1)
        .updates(1)
        .story("vanished-after-update");
  }

  @Test
  void aFunctionThatDiesInTheRollbackGoesOnWithIt() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:StopServiceDeployment", 1, Fault.DIE_AFTER));
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .cause("backend:v2", "EXITS_AT_START")
        .live("backend:v1")
        .calls("ecs:StopServiceDeployment", 1)
        .updates(1)
        .story("killed-in-rollback");
  }

  @Test
  void anExecutionStoppedInTheRollbackIsFollowedByOneThatFinishesIt() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilIn("AwaitRollback");
    cloud.abort(cloud.execution()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .cause("backend:v2", "EXITS_AT_START")
        .live("backend:v1")
        .proven("backend:v1")
        .quarantined("backend:v2")
        .calls("ecs:StopServiceDeployment", 1)
        .updates(1)
        .story("stopped-in-rollback");
  }

  @Test
  void anExecutionStoppedBeforeAnyChangeChangesNothing() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("Plan");
    cloud.abort(cloud.execution()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "STOPPED")
        .cause("backend:v2", "ABORTED")
        .live("backend:v1")
        .notQuarantined("backend:v2")
        .updates(0)
        .story("stopped-before-any-change");
  }

  @Test
  void anExecutionStoppedInItsRolloutIsTurnedBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(Duration.ofSeconds(10));
    cloud.abort(cloud.execution()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "STOPPED")
        .cause("backend:v2", "ABORTED")
        .live("backend:v1")
        .proven("backend:v1")
        .notQuarantined("backend:v2")
        .updates(1)
        .story("stopped-in-rollout");
  }

  @Test
  void anExecutionStoppedInItsBakeIsTurnedBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitBake").advance(Duration.ofSeconds(10));
    cloud.abort(cloud.execution()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "STOPPED")
        .cause("backend:v2", "ABORTED")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(2)
        .story("stopped-in-bake");
  }

  @Test
  void anExecutionThatRunsOutOfTimeIsFollowedByOneThatGoesOn() {
    VirtualCloud cloud =
        VirtualCloud.running("backend:v1").set("backend", "bakeTimeSeconds", 50_100);
    cloud
        .push("backend:v2", Behaviour.pullsFor(Duration.ofMinutes(5)))
        .advance(Duration.ofSeconds(50_000))
        .set("backend", "bakeTimeSeconds", 60)
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .executions(2)
        .updates(1)
        .story("execution-timed-out");
  }

  @Test
  void aDeploymentWhoseExecutionsDieThreeTimesIsGivenUpAndHeld() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    for (int death = 1; death <= 3; death++) {
      cloud.abort(cloud.execution()).advance(Duration.ofMillis(700));
    }
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEEDS_HUMAN")
        .cause("backend:v2", "ABANDONED")
        .advises("backend:v2", "\"release\":true")
        .held("backend")
        .pages(1)
        .story("three-deaths");
  }
}
