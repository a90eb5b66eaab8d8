package dev.slipway.scenario;

import dev.slipway.scenario.cloud.Images;
import org.junit.jupiter.api.Test;

/** Two services that take their images from one repository. */
class OneRepositoryTest {
  private static final String REPOSITORY = "slipway/backend";

  @Test
  void onePushIsADeploymentOfEachService() {
    VirtualCloud cloud = shared();
    push(cloud);
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .ends("frontend:v2", "SUCCEEDED")
        .live("backend:v2")
        .live("frontend:v2")
        .executions(2)
        .updates(2)
        .story("one-push-two-services");
  }

  @Test
  void aServiceThatFailsLeavesTheOtherAlone() {
    VirtualCloud cloud = shared();
    cloud.console().deleteLogGroup("frontend");
    push(cloud);
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .ends("frontend:v2", "ROLLED_BACK")
        .cause("frontend:v2", "LOG_GROUP_MISSING")
        .live("backend:v2")
        .proven("backend:v2")
        .notQuarantined("backend:v2")
        .live("frontend:v1")
        .proven("frontend:v1")
        .story("one-push-one-of-two-services-fails");
  }

  /** Both services run, and both take what is pushed to the repository of one of them. */
  private static VirtualCloud shared() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "frontend:v1");
    cloud.set("frontend", "repository", REPOSITORY);
    cloud.console().allowPulls("frontend", REPOSITORY);
    return cloud;
  }

  private static void push(VirtualCloud cloud) {
    cloud.push("backend:v2");
    Images.Pushed image = cloud.services().images.named(REPOSITORY, "v2");
    cloud.startManually(Ask.pushed("frontend", image, cloud.now()));
    cloud.advanceUntilQuiet();
  }
}
