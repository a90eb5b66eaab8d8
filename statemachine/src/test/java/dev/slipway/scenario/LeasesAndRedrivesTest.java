package dev.slipway.scenario;

import dev.slipway.scenario.cloud.Postman;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who may go on with the work of an execution that is no more, and when. */
class LeasesAndRedrivesTest {

  @Test
  void aRepeatedRequestTakesOverOnceTheLeaseOfADeadOwnerRanOut() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().lose(Postman.called("Scheduled Event"));
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").forget(cloud.execution());
    cloud
        .in(Duration.ofMinutes(10), () -> cloud.announceAgain("backend:v2", 1))
        .in(Duration.ofMinutes(16), () -> cloud.announceAgain("backend:v2", 1))
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NOTHING_TO_DO", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("lease-ran-out");
  }

  @Test
  void anExecutionRedrivenAfterAnOutageCompletesItsDeployment() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().lose(Postman.called("Step Functions Execution Status Change"));
    cloud.events().lose(Postman.called("Scheduled Event"));
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    String execution = cloud.execution();
    cloud.abort(execution).advance(Duration.ofMinutes(5)).redrive(execution).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .executions(1)
        .updates(1)
        .story("redriven-after-an-outage");
  }

  @Test
  void anExecutionRedrivenAfterAnotherTookOverSaysSoAndWritesNothing() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    String execution = cloud.execution();
    cloud.abort(execution).advanceUntilQuiet().redrive(execution).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "STOPPED", "SUPERSEDED")
        .live("backend:v1")
        .updates(1)
        .story("redriven-too-late");
  }
}
