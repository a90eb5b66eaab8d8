package dev.slipway.scenario;

import dev.slipway.scenario.fault.Fault;
import dev.slipway.scenario.fault.FaultPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a new revision is not blamed for. */
class IsolationTest {

  @Test
  void oneFlakyTaskIsNoFailure() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.console().scale("backend", 1);
    cloud.advanceUntilQuiet();
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advance(Duration.ofSeconds(22));
    cloud.turn("backend:v2", Behaviour.good()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("one-flaky-task");
  }

  @Test
  void aTaskOfTheOldRevisionThatDiesSaysNothingAboutTheNewOne() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    String old = cloud.console().revisionOf("backend");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(Duration.ofSeconds(10));
    cloud.console().stopTaskOf("backend", old);
    cloud.console().stopTaskOf("backend", old);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("old-task-dies");
  }

  @Test
  void notSeeingForAWhileChangesNothing() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    cloud.faults(FaultPlan.always("ecs:DescribeServices", Fault.FAIL_BEFORE));
    cloud.advance(Duration.ofMinutes(5)).faults(FaultPlan.NONE).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .calls("ecs:StopServiceDeployment", 0)
        .story("blind-for-a-while");
  }

  @Test
  void notSeeingToTheEndCallsAPersonAndTurnsNothingBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    cloud.faults(FaultPlan.always("ecs:DescribeServices", Fault.FAIL_BEFORE));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEEDS_HUMAN")
        .cause("backend:v2", "UNKNOWN")
        .notQuarantined("backend:v2")
        .proven("backend:v1")
        .live("backend:v2")
        .updates(1)
        .calls("ecs:StopServiceDeployment", 0)
        .pages(1)
        .story("blind-rollout");
  }
}
