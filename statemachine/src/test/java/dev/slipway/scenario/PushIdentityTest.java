package dev.slipway.scenario;

import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.Postman;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which pushes are one and the same, and which are none of Slipway's. */
class PushIdentityTest {

  @Test
  void aSecondTagOnTheImageThatIsBeingDeployedIsTheSameDeployment() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud
        .push("backend:v2")
        .advanceUntilIn("AwaitRollout")
        .retag("backend:v2", "stable")
        .advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NOTHING_TO_DO", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("two-tags-on-one-image");
  }

  @Test
  void anImageThatIsLiveAndAnnouncedAgainIsLeftAlone() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.announceAgain("backend:v2", 1).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED", "NOTHING_TO_DO")
        .live("backend:v2")
        .updates(0)
        .story("same-digest-again");
  }

  @Test
  void anOldImageThatGetsANewTagIsNoNewPush() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.retag("backend:v1", "v3").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v1", "SUCCEEDED", "SUPERSEDED")
        .live("backend:v2")
        .updates(0)
        .story("old-image-tagged-anew");
  }

  @Test
  void anOldPushEventReplayedBringsNothingOldBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2", "backend:v3");
    cloud.announceAgain("backend:v2", 1).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED", "SUPERSEDED")
        .live("backend:v3")
        .updates(0)
        .story("old-push-event-replayed");
  }

  @Test
  void anImageOfSeveralPlatformsIsOnePushAndItsMembersAreNone() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.pushPlatforms("backend:v2", "amd64", "arm64").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .executions(1)
        .updates(1)
        .story("image-of-several-platforms");
  }

  @Test
  void aTagThatTheServiceDoesNotTakeIsNotDeployed() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").set("backend", "tagPattern", "v*");
    cloud.push("backend:nightly").advanceUntilQuiet();
    cloud
        .expect()
        .live("backend:v1")
        .updates(0)
        .executions(1)
        .tells("is one like 'v*', so it is not meant for the service.")
        .story("tag-not-taken");
  }

  @Test
  void aPushToAnotherRepositoryIsRefused() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "frontend:v1");
    Attached frontend = cloud.services().view().attached("frontend");
    cloud.startManually(
        """
        {"service":"backend","trigger":{"push":{"time":"2026-11-23T12:30:00Z","detail":\
        {"action-type":"PUSH","result":"SUCCESS","repository-name":"%s","image-digest":"%s",\
        "image-tag":"v1"}}}}\
        """
            .formatted(frontend.repository(), cloud.digest("frontend:v1")));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .live("backend:v1")
        .updates(0)
        .tells("takes its images from 'slipway/backend'")
        .story("push-to-another-repository");
  }

  @Test
  void aPushEventWithMoreInItThanIsKnownIsDeployedLikeAnyOther() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().loseNext(Postman.pushOf("v2"));
    cloud.push("backend:v2");
    announce(
        cloud,
        Map.of(
            "image-digest",
            cloud.digest("backend:v2"),
            "scan-findings",
            Map.of("none", List.of(1, 2, 3)),
            "comment",
            Collections.nCopies(200, "x".repeat(500))));
    cloud.advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2").executions(1).updates(1);
  }

  @Test
  void aPushEventTooLongToBeReadIsRefusedAndTheSweepFindsThePush() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().loseNext(Postman.pushOf("v2"));
    cloud.push("backend:v2");
    announce(
        cloud, Map.of("image-digest", cloud.digest("backend:v2"), "comment", "x".repeat(200_000)));
    cloud.advance(Duration.ofMinutes(2)).advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2").executions(2).updates(1);
  }

  @Test
  void aMalformedPushEventIsRefusedAndTheSweepFindsThePush() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.events().loseNext(Postman.pushOf("v2"));
    cloud.push("backend:v2");
    announce(cloud, Map.of("image-digest", "sha256:'; drop table"));
    cloud.advance(Duration.ofMinutes(2)).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .executions(2)
        .updates(1)
        .story("malformed-push-event");
  }

  private static void announce(VirtualCloud cloud, Map<String, ?> more) {
    Map<String, Object> detail = new TreeMap<>(more);
    detail.put("action-type", "PUSH");
    detail.put("result", "SUCCESS");
    detail.put("repository-name", "slipway/backend");
    detail.put("image-tag", "v2.event");
    cloud.services().events.publish("aws.ecr", "ECR Image Action", List.of(), detail);
  }
}
