package dev.slipway.scenario;

import dev.slipway.scenario.fault.Fault;
import dev.slipway.scenario.fault.FaultPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a deployment is turned back: rung by rung, always to a proven revision. */
class WayBackTest {
  /** Survives its rollout and the first seconds of its bake. */
  private static final Duration INTO_THE_BAKE = Duration.ofSeconds(110);

  @Test
  void aDeploymentFromTheProvenRevisionIsStoppedSoThatEcsReturns() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .climbed("backend:v2", "STOP_DEPLOYMENT")
        .calls("ecs:StopServiceDeployment", 1)
        .updates(1)
        .live("backend:v1")
        .story("back-by-stopping");
  }

  @Test
  void aDeploymentThatBeganAmidAnotherIsSetBackToTheProvenRevision() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.pullsFor(Duration.ofMinutes(2)));
    cloud.advanceUntilIn("AwaitRollout").push("backend:v3", Behaviour.exitsAtStart());
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "ROLLED_BACK")
        .climbed("backend:v3", "TO_PROVEN")
        .calls("ecs:StopServiceDeployment", 0)
        .updates(3)
        .live("backend:v1")
        .proven("backend:v1")
        .story("back-from-amid-another");
  }

  @Test
  void whatDiesInItsBakeIsSetBackToTheProvenRevision() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    cloud.push("backend:v2", Behaviour.diesAfter(INTO_THE_BAKE)).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .climbed("backend:v2", "TO_PROVEN")
        .quarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(2)
        .story("back-from-the-bake");
  }

  @Test
  void whenTheProvenRevisionFailsOnTheWayBackTheOlderOneServes() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2").takesCapacity();
    cloud.push("backend:v3", Behaviour.diesAfter(INTO_THE_BAKE)).advanceUntilIn("AwaitBake");
    cloud.turn("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v3", "ROLLED_BACK")
        .climbed("backend:v3", "TO_PROVEN", "TO_OLDER")
        .live("backend:v1")
        .proven("backend:v1")
        .published("backend:v1")
        .quarantined("backend:v3")
        .updates(3)
        .pages(0)
        .story("back-to-the-older");
  }

  @Test
  void whenEveryWayBackFailsAPersonIsCalledAndTheServiceHeld() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2").takesCapacity();
    cloud.push("backend:v3", Behaviour.diesAfter(INTO_THE_BAKE)).advanceUntilIn("AwaitBake");
    cloud.turn("backend:v2", Behaviour.exitsAtStart());
    cloud.turn("backend:v1", Behaviour.exitsAtStart()).advanceUntilIn("NeedsHuman");
    cloud.push("backend:v4").advance(Duration.ofMinutes(5));
    cloud
        .expect()
        .ends("backend:v3", "NEEDS_HUMAN")
        .climbed("backend:v3", "TO_PROVEN", "TO_OLDER")
        .advises("backend:v3", cloud.digest("backend:v2"))
        .held("backend")
        .ends("backend:v4", "REJECTED")
        .cause("backend:v4", "HELD")
        .updates(3)
        .pages(1)
        .story("no-way-back-holds");
  }

  @Test
  void aFirstDeploymentThatFailsIsScaledBackToZeroOnce() {
    VirtualCloud cloud = VirtualCloud.fresh();
    cloud.push("backend:v1", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v1", "NEEDS_HUMAN")
        .cause("backend:v1", "EXITS_AT_START")
        .desired("backend", 0)
        .quarantined("backend:v1")
        .updates(2)
        .pages(1)
        .executions(1)
        .story("first-push-fails");
  }

  @Test
  void afterAFirstDeploymentThatFailedTheNextPushIsTheFirst() {
    VirtualCloud cloud = VirtualCloud.fresh();
    cloud.push("backend:v1", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v1", "NEEDS_HUMAN")
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .desired("backend", 2)
        .story("first-push-fixed");
  }

  @Test
  void afterTwoBadPushesTheGoodOneServesAndNotTheOneBefore() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud.push("backend:v3", Behaviour.neverHealthy()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .ends("backend:v3", "ROLLED_BACK")
        .live("backend:v1")
        .proven("backend:v1")
        .published("backend:v1")
        .quarantined("backend:v2")
        .quarantined("backend:v3")
        .story("good-bad-bad");
  }

  @Test
  void aForeignUpdateDuringARollbackIsLeftAlone() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    String proven = cloud.console().revisionOf("backend");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilIn("AwaitRollback");
    cloud
        .console()
        .updateService("backend", update -> update.taskDefinition(proven).forceNewDeployment(true));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEEDS_HUMAN")
        .cause("backend:v2", "FOREIGN_CHANGE")
        .held("backend")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(1)
        .pages(1)
        .story("foreign-update-in-rollback");
  }

  @Test
  void aRollbackThatNobodySeesEndsWithAPersonAndNoGuess() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    cloud.push("backend:v2", Behaviour.diesAfter(INTO_THE_BAKE)).advanceUntilIn("AwaitRollback");
    cloud.faults(FaultPlan.always("ecs:DescribeServices", Fault.FAIL_BEFORE));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEEDS_HUMAN")
        .climbed("backend:v2", "TO_PROVEN")
        .says("backend:v2", "could not be observed")
        .held("backend")
        .proven("backend:v1")
        .updates(2)
        .pages(1)
        .story("blind-rollback");
  }
}
