package dev.slipway.scenario;

import static dev.slipway.scenario.fault.FaultPlan.onNth;

import dev.slipway.scenario.fault.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person is asked before anything changes. */
class ApprovalTest {
  private static final String TIME = "approvalTimeSeconds";
  private static final int AN_HOUR = 3600;

  @Test
  void anApprovedDeploymentGoesOn() {
    VirtualCloud cloud = asking("backend:v2").advance(Duration.ofMinutes(12));
    cloud.startManually(Ask.approve("backend", waiting(cloud)));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .says("backend:v2", "Approved by ana: tested.")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("approved");
  }

  @Test
  void aRefusedDeploymentChangesNothing() {
    VirtualCloud cloud = asking("backend:v2");
    cloud.startManually(Ask.refuse("backend", waiting(cloud)));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .cause("backend:v2", "NOT_APPROVED")
        .says("backend:v2", "refused by ana: not today")
        .live("backend:v1")
        .calls("ecs:RegisterTaskDefinition", 0)
        .updates(0)
        .story("approval-refused");
  }

  @Test
  void aDeploymentNobodyAnswersForEnds() {
    VirtualCloud cloud = asking("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .cause("backend:v2", "NOT_APPROVED")
        .says("backend:v2", "Nobody answered")
        .live("backend:v1")
        .updates(0)
        .executions(1)
        .story("approval-time-over");
  }

  @Test
  void aNewerPushTakesOverFromOneThatWaits() {
    VirtualCloud cloud = asking("backend:v2").advance(Duration.ofMinutes(2));
    cloud.push("backend:v3").advanceUntilIn("AwaitApproval").advance(Duration.ofMinutes(1));
    cloud.startManually(Ask.approve("backend", waiting(cloud)));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .updates(1)
        .story("approval-superseded");
  }

  @Test
  void anEventAnswersToo() {
    VirtualCloud cloud = asking("backend:v2").advance(Duration.ofMinutes(1));
    cloud.startManually(Ask.approveByEvent("backend", waiting(cloud)));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .says("backend:v2", "Approved by bot.")
        .updates(1)
        .story("approved-by-event");
  }

  @Test
  void anAnswerToAnotherDeploymentIsRejected() {
    VirtualCloud cloud = asking("backend:v2").advance(Duration.ofMinutes(1));
    cloud.startManually(Ask.approve("backend", "backend-000000000000"));
    cloud.advance(Duration.ofMinutes(1));
    cloud
        .expect()
        .tells("ends FAILED Rejected: backend-000000000000 does not wait for an approval.")
        .updates(0);
    cloud.startManually(Ask.approve("backend", waiting(cloud)));
    cloud.advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").updates(1).story("approval-of-another");
  }

  @Test
  void theFirstOfTwoAnswersCounts() {
    VirtualCloud cloud = asking("backend:v2").advance(Duration.ofMinutes(1));
    String deployment = waiting(cloud);
    cloud.startManually(Ask.approve("backend", deployment));
    cloud.in(Duration.ofSeconds(5), () -> cloud.startManually(Ask.approve("backend", deployment)));
    cloud.in(Duration.ofSeconds(9), () -> cloud.startManually(Ask.refuse("backend", deployment)));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("approval-answered-twice");
  }

  @Test
  void anOverrideAsksNobody() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").set("backend", TIME, AN_HOUR);
    cloud.push("backend:v2").advanceUntilIn("AwaitApproval");
    cloud.startManually(Ask.force("backend", "v2", "the shop is down"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED", "SUCCEEDED")
        .says("backend:v2", "the shop is down")
        .live("backend:v2")
        .updates(1)
        .story("approval-overridden");
  }

  @Test
  void aRefusalTurnsBackWhatWasTakenOver() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").set("backend", TIME, AN_HOUR);
    cloud.push("backend:v3").advanceUntilIn("AwaitApproval");
    cloud.startManually(Ask.refuse("backend", waiting(cloud)));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUPERSEDED")
        .ends("backend:v3", "ROLLED_BACK")
        .cause("backend:v3", "NOT_APPROVED")
        .notQuarantined("backend:v3")
        .live("backend:v1")
        .proven("backend:v1")
        .story("approval-refused-after-taking-over");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
    VirtualCloud cloud = asking("backend:v2").advance(Duration.ofMinutes(10));
    String other = cloud.console().register("backend", container -> container.memory(400));
    cloud.console().updateService("backend", update -> update.taskDefinition(other));
    cloud.startManually(Ask.approve("backend", waiting(cloud)));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEEDS_HUMAN")
        .cause("backend:v2", "FOREIGN_CHANGE")
        .updates(0)
        .story("approval-after-a-foreign-change");
  }

  @Test
  void anExecutionThatDiesWaitingIsFollowedByOneThatAsksAgain() {
    VirtualCloud cloud = asking("backend:v2");
    cloud.forget(cloud.execution()).advance(Duration.ofMinutes(18));
    cloud.startManually(Ask.approve("backend", waiting(cloud)));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("approval-asked-again");
  }

  @Test
  void anExecutionThatDiesApprovedIsFollowedByOneThatAsksNobody() {
    VirtualCloud cloud = asking("backend:v2");
    cloud.faults(onNth("ecs:RegisterTaskDefinition", 1, Fault.TIME_OUT_AFTER));
    cloud.startManually(Ask.approve("backend", waiting(cloud)));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .says("backend:v2", "Approved by ana: tested.")
        .updates(1)
        .story("approved-and-taken-over");
  }

  @Test
  void anAnswerThatDoesNotReachTheWaitIsFoundByItsNextLook() {
    VirtualCloud cloud = asking("backend:v2");
    cloud.faults(onNth("ledger:reply", 1, Fault.ABORT_AFTER));
    cloud.startManually(Ask.approve("backend", waiting(cloud)));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .says("backend:v2", "Approved by ana: tested.")
        .updates(1)
        .story("approval-reached-the-ledger-only");
  }

  /** A cloud in which this push waits for an approval. */
  private static VirtualCloud asking(String image) {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").set("backend", TIME, AN_HOUR);
    return cloud.push(image).advanceUntilIn("AwaitApproval").advance(Duration.ofSeconds(2));
  }

  /** Id of the deployment that has the claim. */
  private static String waiting(VirtualCloud cloud) {
    return cloud.services().ledger.claimOn("backend").orElseThrow().deployment().id();
  }
}
