package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.scenario.cloud.View;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;

/** What others do to a service that Slipway deploys to. */
class ForeignChangesTest {
  private static final KeyValuePair COLOUR =
      KeyValuePair.builder().name("COLOUR").value("blue").build();

  @Test
  void aConsoleRollbackDuringTheBakeIsLeftAlone() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    String before = cloud.console().revisionOf("backend");
    cloud.push("backend:v2").advanceUntilIn("AwaitBake").advance(Duration.ofSeconds(10));
    cloud.console().updateService("backend", update -> update.taskDefinition(before));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEEDS_HUMAN")
        .cause("backend:v2", "FOREIGN_CHANGE")
        .notQuarantined("backend:v2")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(1)
        .pages(1)
        .executions(1)
        .story("foreign-update-in-bake");
  }

  @Test
  void anUpdateBetweenThePlanAndOursIsNeverOverwritten() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.push("backend:v3").advanceUntilIn("Register");
    cloud.console().updateService("backend", update -> update.taskDefinition("slipway-backend:2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v3", "NEEDS_HUMAN")
        .cause("backend:v3", "FOREIGN_CHANGE")
        .live("backend:v1")
        .proven("backend:v2")
        .updates(0)
        .story("foreign-update-before-ours");
  }

  @Test
  void aChangeOfCountAndNetworkDuringTheRolloutIsLeftAlone() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(Duration.ofSeconds(10));
    View view = cloud.services().view();
    AwsVpcConfiguration network =
        view.service(view.attached("backend")).networkConfiguration().awsvpcConfiguration();
    cloud
        .console()
        .updateService(
            "backend",
            update ->
                update
                    .desiredCount(3)
                    .networkConfiguration(
                        changed ->
                            changed.awsvpcConfiguration(
                                network.toBuilder()
                                    .subnets(network.subnets().getFirst())
                                    .build())));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEEDS_HUMAN")
        .cause("backend:v2", "FOREIGN_CHANGE")
        .notQuarantined("backend:v2")
        .proven("backend:v1")
        .live("backend:v2")
        .desired("backend", 3)
        .updates(1)
        .story("foreign-network-change");
  }

  @Test
  void anOldImageThatIsPinnedAgainAtRestIsToldOfOnce() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.console().updateService("backend", update -> update.taskDefinition("slipway-backend:2"));
    cloud.advanceUntilQuiet().advance(Duration.ofMinutes(30));
    cloud
        .expect()
        .tells("ends FAILED NeedsHuman")
        .live("backend:v1")
        .proven("backend:v2")
        .updates(0)
        .pages(1)
        .executions(1)
        .story("drift");
  }

  @Test
  void afterADriftTheNextPushIsDeployed() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.console().updateService("backend", update -> update.taskDefinition("slipway-backend:2"));
    cloud.advanceUntilQuiet().push("backend:v3").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v3", "SUCCEEDED")
        .live("backend:v3")
        .proven("backend:v3")
        .updates(1)
        .pages(1)
        .story("drift-then-push");
  }

  @Test
  void aNewRevisionOfTheProvenImageIsAdoptedAndReturnedToWhole() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    String changed =
        cloud.console().register("backend", container -> container.environment(COLOUR));
    cloud.console().updateService("backend", update -> update.taskDefinition(changed));
    cloud.advanceUntilQuiet();
    cloud.push("backend:v2").advanceUntilIn("AwaitBake").advance(Duration.ofSeconds(10));
    cloud.alarm("backend").redFor(Duration.ofMinutes(1));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(2)
        .executions(1)
        .pages(0)
        .story("adopted-revision");
    assertThat(cloud.console().revisionOf("backend")).isEqualTo(changed);
  }

  @Test
  void aNewRevisionOfTheProvenImageKeepsItsChangeInTheNextDeployment() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    String changed =
        cloud.console().register("backend", container -> container.environment(COLOUR));
    cloud.console().updateService("backend", update -> update.taskDefinition(changed));
    cloud.advanceUntilQuiet().push("backend:v2").advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2").updates(1);
    assertThat(cloud.console().environmentOf("backend")).contains(COLOUR);
  }
}
