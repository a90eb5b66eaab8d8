package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.scenario.cloud.Images;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a plan shows, and that it changes nothing. */
class PlanModeTest {

  @Test
  void aPlanOfAnIdleServiceOnlyReads() {
    VirtualCloud cloud = withWaitingImage();
    List<Object> before = remembered(cloud);
    int notices = cloud.services().sns.published().size();
    int events = cloud.services().events.told().size();
    String plan = planned(cloud, "v2");
    assertThat(remembered(cloud)).isEqualTo(before);
    assertThat(cloud.services().sns.published()).hasSize(notices);
    assertThat(cloud.services().events.told()).hasSize(events);
    cloud
        .expect()
        .reads(plan)
        .live("backend:v1")
        .updates(0)
        .tells("v2 would be rolled out to backend.")
        .tells("A rollback goes to slipway-backend:2 (v1).")
        .story("plan");
  }

  @Test
  void aPlanOfAServiceThatIsHeldShowsTheHold() {
    VirtualCloud cloud = withWaitingImage();
    cloud.startManually(Ask.hold("backend", "release freeze"));
    cloud.advanceUntilQuiet();
    List<Object> before = remembered(cloud);
    String plan = planned(cloud, "v2");
    assertThat(remembered(cloud)).isEqualTo(before);
    cloud.expect().reads(plan).held("backend").tells("release freeze").story("plan-while-held");
  }

  @Test
  void aPlanWhileAnotherDeploymentIsUnderWayLeavesThatAlone() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(Duration.ofSeconds(10));
    String[] plan = {""};
    cloud.in(Duration.ofSeconds(5), () -> plan[0] = cloud.startManually(Ask.plan("backend", "v1")));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .reads(plan[0])
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .tells("which is under way")
        .updates(1)
        .story("plan-while-another-is-under-way");
  }

  @Test
  void aPlanShowsTheGateThatWouldRefuse() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.startManually(Ask.hold("backend", "not yet"));
    cloud.advance(Duration.ofSeconds(10));
    cloud.push("backend:v2", new Images.Content(Behaviour.good(), "arm64", Map.of()));
    cloud.advanceUntilQuiet();
    String plan = planned(cloud, "v2");
    cloud
        .expect()
        .reads(plan)
        .tells("v2 would be rejected: v2 is built for linux/arm64")
        .story("plan-refused");
  }

  @Test
  void aPlanOfWhatIsLiveSaysThatNothingWouldBeDone() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    String plan = planned(cloud, "v1");
    cloud
        .expect()
        .reads(plan)
        .tells("Nothing would be done: The image is live and proven already")
        .story("plan-live-already");
  }

  /** A cloud with an image that was pushed in a hold, and rejected. */
  private static VirtualCloud withWaitingImage() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.startManually(Ask.hold("backend", "not yet"));
    cloud.advance(Duration.ofSeconds(10)).push("backend:v2").advance(Duration.ofSeconds(10));
    cloud.services().ledger.release("backend");
    return cloud.advanceUntilQuiet();
  }

  private static String planned(VirtualCloud cloud, String image) {
    String plan = cloud.startManually(Ask.plan("backend", image));
    cloud.advanceUntilQuiet();
    return plan;
  }

  /** All that the ledger holds of the service. */
  private static List<Object> remembered(VirtualCloud cloud) {
    var ledger = cloud.services().ledger;
    return List.of(
        ledger.claimOn("backend"),
        ledger.proven("backend"),
        ledger.hold("backend"),
        ledger.attempts());
  }
}
