package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Asker;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.DeploymentRequest.Named;
import dev.slipway.core.DeploymentRequest.Newest;
import dev.slipway.core.DeploymentRequest.Pushed;
import dev.slipway.core.DeploymentRequest.Release;
import dev.slipway.core.DeploymentRequest.Swept;
import dev.slipway.core.DeploymentRequest.Told;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Hold;
import dev.slipway.core.Image;
import dev.slipway.core.Order;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceptTest {
  private static final Instant ANNOUNCED = Accepting.PUSHED.plusSeconds(2);
  private static final String UNTAGGED = Samples.digest('c');
  private static final Asker ANA = new Asker(Optional.of("ana"), Optional.of("It is slow."));

  private final Accepting accepting = new Accepting();

  @Test
  void ordersAPushByItsPushTimeThenByItsEvent() {
    Deployment deployment = accepting.accepted(push(NEW));
    assertThat(deployment.order()).isEqualTo(new Order(Accepting.PUSHED, ANNOUNCED));
    assertThat(deployment.trigger()).isEqualTo(Trigger.PUSH);
    assertThat(deployment.id()).matches("backend-[0-9a-f]{12}");
  }

  @Test
  void takesASweptPushForTheOneItsEventWouldHaveTold() {
    Deployment swept = accepting.accepted(new Swept("backend", NEW));
    assertThat(swept.id()).isEqualTo(accepting.accepted(push(NEW)).id());
    assertThat(swept.trigger()).isEqualTo(Trigger.SWEEP);
    assertThat(swept.order()).isEqualTo(new Order(Accepting.PUSHED, Accepting.PUSHED));
  }

  @Test
  void ordersAManualRequestByTheStartOfItsExecution() {
    Deployment deployment = accepting.accepted(new Newest("backend", false));
    assertThat(deployment.order()).isEqualTo(Order.of(NOON));
    assertThat(deployment.trigger()).isEqualTo(Trigger.MANUAL);
  }

  @Test
  void takesAnImageByTag() {
    Deployment deployment = accepting.accepted(new Named("backend", "v2", true));
    assertThat(deployment.image().reference()).endsWith("slipway/backend@" + NEW);
    assertThat(deployment.trigger()).isEqualTo(Trigger.FORCED);
  }

  @Test
  void goesOnWithTheServicesRecord() {
    assertThat(accepting.take(push(NEW)).facts().find(AttachedService.class))
        .contains(Samples.service());
  }

  @Test
  void leavesOutTheMembersOfAnImageOfSeveralPlatforms() {
    accepting.images.with(image(Optional.empty()));
    assertThat(accepting.ended(push(UNTAGGED)).end()).isEqualTo(End.NOTHING_TO_DO);
    assertThat(accepting.ended(new Swept("backend", UNTAGGED)).sentence()).contains("'v*'");
  }

  @Test
  void leavesOutATagThatTheServiceDoesNotTake() {
    accepting.images.with(image(Optional.of("latest")));
    Ending ending = accepting.ended(push(UNTAGGED, "latest"));
    assertThat(ending.end()).isEqualTo(End.NOTHING_TO_DO);
  }

  @Test
  void deploysAPushWhoseTagHasMovedOnSince() {
    accepting.images.with(image(Optional.empty()));
    assertThat(accepting.accepted(push(UNTAGGED, "v9")).image().tag()).contains("v9");
  }

  @Test
  void rejectsAServiceItIsNotAttachedTo() {
    assertThat(accepting.rejected(new Newest("unknown", false))).isEqualTo(CauseCode.NOT_ATTACHED);
  }

  @Test
  void rejectsAnImageThatIsNotThere() {
    assertThat(accepting.rejected(new Named("backend", "v9", false)))
        .isEqualTo(CauseCode.IMAGE_NOT_FOUND);
    assertThat(accepting.rejected(push(UNTAGGED))).isEqualTo(CauseCode.IMAGE_NOT_FOUND);
  }

  @Test
  void rejectsAPushToAnotherRepository() {
    assertThat(
            accepting.rejected(
                new Pushed("backend", "slipway/frontend", NEW, Optional.empty(), ANNOUNCED)))
        .isEqualTo(CauseCode.INVALID_REQUEST);
  }

  @Test
  void rejectsWhatItDoesNotUnderstand() {
    assertThat(accepting.rejected(new Malformed("what", "fix")))
        .isEqualTo(CauseCode.INVALID_REQUEST);
  }

  @Test
  void holdsAServiceForAReason() {
    Ending ending = accepting.ended(new DeploymentRequest.Hold("backend", "fair"));
    assertThat(ending.end()).isEqualTo(End.HELD);
    assertThat(ending.sentence()).contains("fair").contains("\"release\":true");
    assertThat(accepting.ledger.hold("backend")).contains(new Hold("fair", Accepting.PERSON, NOON));
  }

  @Test
  void namesWhoHeldTheService() {
    Ending ending = accepting.ended(new Told(new DeploymentRequest.Hold("backend", "fair"), ANA));
    assertThat(ending.sentence()).contains("held since 2026-11-23T12:00:00Z: fair (ana).");
    assertThat(accepting.ledger.hold("backend"))
        .contains(new Hold("fair (ana)", Accepting.PERSON, NOON));
  }

  @Test
  void remembersWhoAskedForADeployment() {
    assertThat(accepting.accepted(new Told(new Newest("backend", false), ANA)).asker())
        .contains(ANA);
    assertThat(accepting.accepted(new Newest("backend", false)).asker()).isEmpty();
  }

  @Test
  void tellsOfTheHoldThatWasThereBefore() {
    accepting.ledger.hold("backend", new Hold("flood", "other", NOON.minusSeconds(5)));
    assertThat(accepting.ended(new DeploymentRequest.Hold("backend", "fair")).sentence())
        .contains("flood")
        .doesNotContain("fair");
  }

  @Test
  void releasesAndThenDeploysTheNewestImage() {
    accepting.ledger.hold("backend", new Hold("fair", "other", NOON));
    Deployment deployment = accepting.accepted(new Release("backend"));
    assertThat(deployment.image().content().digest()).isEqualTo(NEW);
    assertThat(deployment.trigger()).isEqualTo(Trigger.MANUAL);
    assertThat(accepting.ledger.hold("backend")).isEmpty();
  }

  @Test
  void releasesAndLeavesAnImageOutThatFailedBefore() {
    Cause cause = new Cause(CauseCode.OUT_OF_MEMORY, "It grew.", List.of("137"), "Shrink.");
    accepting.ledger.condemn(
        accepting.claimed(NEW, Accepting.PUSHED),
        new Quarantine("other", Samples.image(NEW, Accepting.PUSHED), cause, NOON));
    accepting.ledger.hold("backend", new Hold("fair", "other", NOON));
    Ending ending = accepting.ended(new Release("backend"));
    assertThat(ending.end()).isEqualTo(End.NOTHING_TO_DO);
    assertThat(ending.sentence())
        .startsWith("The hold is lifted, and nothing is deployed: v2 failed on backend before");
    assertThat(accepting.ledger.hold("backend")).isEmpty();
  }

  private static DeploymentRequest push(String digest, String... tag) {
    Optional<String> named = tag.length == 0 ? Optional.empty() : Optional.of(tag[0]);
    return new Pushed("backend", "slipway/backend", digest, named, ANNOUNCED);
  }

  private static Image image(Optional<String> tag) {
    Image image = Samples.image(UNTAGGED, Accepting.PUSHED);
    return new Image(image.repositoryUri(), new Content(UNTAGGED, false), tag, image.pushedAt());
  }
}
