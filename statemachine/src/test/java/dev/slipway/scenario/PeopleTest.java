package dev.slipway.scenario;

import org.junit.jupiter.api.Test;

/** What people do beside Slipway, and through it by hand. */
class PeopleTest {

  @Test
  void theNewestImageIsDeployedByHand() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().lose(event -> event.path("source").asText().equals("aws.ecr"));
    cloud.push("backend:v2");
    cloud.startManually("{\"service\":\"backend\"}");
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("by-hand");
  }

  @Test
  void anEarlierImageIsDeployedByHandByItsTag() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.startManually("{\"service\":\"backend\",\"image\":\"v1\"}");
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v1", "SUCCEEDED", "SUCCEEDED")
        .live("backend:v1")
        .proven("backend:v1")
        .story("by-hand-by-tag");
  }

  @Test
  void aForeignUpdateOfTheServiceStopsEveryWrite() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    cloud.console().updateService("backend", update -> update.taskDefinition("slipway-backend:2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEEDS_HUMAN")
        .cause("backend:v2", "FOREIGN_CHANGE")
        .live("backend:v1")
        .updates(1)
        .story("foreign-update");
  }

  @Test
  void autoscalingDuringADeploymentChangesNothingAboutIt() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    cloud.console().scale("backend", 4);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("scaled-during-rollout");
  }
}
