package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.DeploymentRequest.Named;
import dev.slipway.core.DeploymentRequest.Pushed;
import dev.slipway.core.Ending;
import dev.slipway.core.Image;
import dev.slipway.core.ImageSource;
import dev.slipway.core.Order;
import dev.slipway.core.Outcome;
import dev.slipway.core.Trigger;
import dev.slipway.port.ImageRegistry;
import dev.slipway.step.Accept.Asked;
import java.time.Instant;
import java.util.Optional;

/** Requests that bring an image to a service. */
final class Onward {
  private final ImageRegistry registry;

  Onward(ImageRegistry registry) {
    this.registry = registry;
  }

  Answer pushed(Asked asked, Pushed push) {
    ImageSource source = asked.service().source();
    if (!push.repository().equals(source.repository())) {
      return otherRepository(asked.service(), push);
    }
    Optional<String> tag = push.tag().filter(source::takes);
    return onPush(asked, new Push(push.digest(), tag, Optional.of(push.announced())));
  }

  Answer swept(Asked asked, String digest) {
    return onPush(asked, new Push(digest, Optional.empty(), Optional.empty()));
  }

  /**
   * A push as it was told of.
   *
   * @param tag the tag of the event, if the service takes it
   */
  private record Push(String digest, Optional<String> tag, Optional<Instant> announced) {

    Trigger trigger() {
      return announced.isPresent() ? Trigger.PUSH : Trigger.SWEEP;
    }
  }

  private Answer onPush(Asked asked, Push push) {
    ImageSource source = asked.service().source();
    Optional<Image> found = registry.pushed(source, push.digest());
    if (found.isEmpty()) {
      return Rejections.imageNotFound(source.repository(), push.digest());
    }
    Image image = found.orElseThrow();
    Optional<String> tag = image.tag().or(push::tag);
    return tag.isPresent()
        ? deploy(asked, image.named(tag), push)
        : Answer.ended(Ending.nothingToDo(notMeant(source, image)));
  }

  // The members of an image of several platforms are pushed before it, without a tag each.
  private static String notMeant(ImageSource source, Image image) {
    return "No tag of %s in '%s' is one like '%s', so it is not meant for the service."
        .formatted(image.content().shortDigest(), source.repository(), source.tagPattern());
  }

  private static Answer deploy(Asked asked, Image image, Push push) {
    Instant announced = push.announced().orElse(image.pushedAt());
    return accepted(asked, image, new Order(image.pushedAt(), announced), push.trigger());
  }

  Answer newest(Asked asked, boolean force) {
    ImageSource source = asked.service().source();
    return registry
        .newest(source)
        .map(image -> byPerson(asked, image, force))
        .orElseGet(
            () ->
                Rejections.imageNotFound(
                    source.repository(), "with a tag like " + source.tagPattern()));
  }

  Answer named(Asked asked, Named named) {
    String repository = asked.service().source().repository();
    return registry
        .find(repository, named.image())
        .map(image -> byPerson(asked, image, named.force()))
        .orElseGet(() -> Rejections.imageNotFound(repository, named.image()));
  }

  private static Answer byPerson(Asked asked, Image image, boolean force) {
    Order order = Order.of(asked.execution().startedAt());
    return accepted(asked, image, order, force ? Trigger.FORCED : Trigger.MANUAL);
  }

  private static Answer accepted(Asked asked, Image image, Order order, Trigger trigger) {
    return Answer.of(Outcome.ACCEPTED, asked.service(), asked.deployment(image, order, trigger));
  }

  private static Answer otherRepository(AttachedService service, Pushed pushed) {
    return Rejections.invalid(
        "The pushed repository is '%s', but service '%s' takes its images from '%s'."
            .formatted(pushed.repository(), service.name(), service.source().repository()),
        "Correct the rule that started this, or the service's record.");
  }
}
