package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.assembly.CloudAssembly;
import dev.slipway.rehearsal.assembly.DeployedStacks.Change;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;

/** The infrastructure is deployed again after images were. */
class RedeployTest {
  private static final UnaryOperator<CloudAssembly> LOUDER =
      assembly -> assembly.withVariable("SlipwayApplication/Backend", "LOG_LEVEL", "debug");

  @Test
  void aChangedVariableLeavesTheLiveImage() {
    VirtualCloud cloud = afterThreePushes();
    List<Change> changes = deployedAgain(cloud, LOUDER);
    assertThat(changes)
        .extracting(Change::toString)
        .containsExactly(
            "SlipwayApplication/Backend/TaskDefinition/Resource: ContainerDefinitions",
            "SlipwayApplication/Backend/Service/Service: DesiredCount, TaskDefinition");
    assertThat(cloud.console().environmentOf("backend"))
        .extracting(KeyValuePair::name)
        .contains("LOG_LEVEL");
    cloud
        .expect()
        .live("backend:v4")
        .published("backend:v4")
        .executions(3)
        .neverTells("FOREIGN_CHANGE")
        .story("redeploy-with-a-change");
  }

  @Test
  void theNextPushGoesOnFromWhatWasDeployedAgain() {
    VirtualCloud cloud = afterThreePushes();
    deployedAgain(cloud, LOUDER);
    cloud.push("backend:v5").advanceUntilQuiet();
    assertThat(cloud.console().environmentOf("backend"))
        .extracting(KeyValuePair::name)
        .contains("LOG_LEVEL");
    cloud.expect().ends("backend:v5", "SUCCEEDED").live("backend:v5").proven("backend:v5");
  }

  @Test
  void theSameTemplateBringsTheLiveImageOnceMoreAndThenNothing() {
    VirtualCloud cloud = afterThreePushes();
    assertThat(deployedAgain(cloud, UnaryOperator.identity())).hasSize(2);
    cloud.expect().live("backend:v4").executions(3).story("redeploy");
    assertThat(deployedAgain(cloud, UnaryOperator.identity())).isEmpty();
    cloud.expect().live("backend:v4").executions(3);
  }

  private static VirtualCloud afterThreePushes() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    for (String image : List.of("backend:v2", "backend:v3", "backend:v4")) {
      cloud.push(image).advanceUntilQuiet();
      cloud.expect().ends(image, "SUCCEEDED").live(image);
    }
    return cloud;
  }

  private static List<Change> deployedAgain(VirtualCloud cloud, UnaryOperator<CloudAssembly> edit) {
    List<Change> changes = cloud.services().deployAgain(edit);
    cloud.advanceUntilQuiet();
    return changes;
  }
}
