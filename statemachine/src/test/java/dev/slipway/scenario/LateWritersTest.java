package dev.slipway.scenario;

import static dev.slipway.scenario.fault.FaultPlan.onNth;

import dev.slipway.scenario.cloud.Postman;
import dev.slipway.scenario.fault.Fault;
import dev.slipway.scenario.fault.FaultPlan;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Functions that go on when they should not, a ledger that refuses, answers to nobody. */
class LateWritersTest {

  @Test
  void aFunctionThatGoesOnAfterANewerClaimWritesNothing() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:DescribeServices", 2, Fault.DIE_AFTER));
    cloud
        .push("backend:v2")
        .in(Duration.ofSeconds(10), () -> cloud.push("backend:v3"))
        .in(Duration.ofSeconds(20), () -> cloud.goOn("Update"))
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .updates(1)
        .story("late-writer-refused");
  }

  @Test
  void aFunctionThatGoesOnBesideItsOwnRetryChangesNothingMore() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("ecs:DescribeServices", 2, Fault.DIE_AFTER));
    cloud
        .push("backend:v2")
        .in(Duration.ofSeconds(40), () -> cloud.goOn("Update"))
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("late-run-beside-its-retry");
  }

  @Test
  void aLedgerThatRefusesEachCallOnceOnlyCostsTime() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onceEach(Fault.FAIL_BEFORE));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("ledger-refuses-once");
  }

  @Test
  void aLedgerThatHasWrittenWhatItDeniesIsNotWrittenToTwice() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onceEach(Fault.FAIL_AFTER));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("ledger-denies-once");
  }

  /** The first call of each kind to the ledger goes wrong. */
  private static FaultPlan onceEach(Fault fault) {
    Set<String> seen = new HashSet<>();
    return call ->
        call.action().startsWith("ledger:") && seen.add(call.action())
            ? Optional.of(fault)
            : Optional.empty();
  }

  @Test
  void aVerdictThatNeverReachesTheWaitIsGivenAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("states:SendTaskSuccess", 1, Fault.FAIL_BEFORE));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("answer-lost");
  }

  @Test
  void aVerdictThatReachedTheWaitUnnoticedIsHarmlessWhenGivenAgain() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.faults(onNth("states:SendTaskSuccess", 1, Fault.FAIL_AFTER));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("answer-arrived-unnoticed");
  }

  @Test
  void anAnswerToATokenThatHasRunOutIsHarmless() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.pullsFor(Duration.ofSeconds(70)));
    cloud.advanceUntilIn("AwaitRollout").advance(Duration.ofSeconds(45));
    cloud.faults(FaultPlan.always("ledger:claimOn", Fault.STALE));
    cloud.advance(Duration.ofSeconds(150)).faults(FaultPlan.NONE).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("token-ran-out");
  }

  @Test
  void aWaitWhoseTokenNobodyKnowsEndsByItsOwnLooks() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().lose(Postman.called("Scheduled Event"));
    cloud.faults(onNth("ledger:park", 1, Fault.DIE_AFTER));
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "ROLLED_BACK").live("backend:v1").story("token-lost");
  }
}
