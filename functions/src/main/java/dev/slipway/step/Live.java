package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Claim;
import dev.slipway.core.Content;
import dev.slipway.core.Drift;
import dev.slipway.core.Image;
import dev.slipway.core.Proven;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.port.Fleet;
import dev.slipway.port.ImageRegistry;
import java.util.List;
import java.util.Optional;

/** Finds out which image a service has: what is proven need not be what is live. */
final class Live {
  private final Fleet fleet;
  private final ImageRegistry registry;

  Live(Fleet fleet, ImageRegistry registry) {
    this.fleet = fleet;
    this.registry = registry;
  }

  /** Whether the service is set to the proven revision. */
  boolean isSetTo(AttachedService service, Proven proven) {
    return fleet.service(service.place()).taskDefinition().equals(proven.taskDefinition());
  }

  /** The image of a proven revision. */
  Image of(AttachedService service, Proven proven) {
    Image image = image(service, proven.content(), proven);
    return image.named(proven.tag().or(image::tag));
  }

  /**
   * The image that is live.
   *
   * @param last the claim of the deployment that is being, or was last, driven
   * @param newest the newest proven revision
   */
  Image image(AttachedService service, Optional<Claim> last, Proven newest) {
    if (last.filter(Claim::held).isPresent()) {
      return last.orElseThrow().deployment().image();
    }
    if (isSetTo(service, newest)) {
      return of(service, newest);
    }
    Optional<String> running =
        newest.content().index() ? Optional.empty() : running(service, newest.content().digest());
    return running
        .map(digest -> image(service, new Content(digest, false), newest))
        .orElseGet(() -> left(service, last, newest));
  }

  // Where containers differ, the one that does not run what was proven tells what is live.
  private Optional<String> running(AttachedService service, String proven) {
    ServiceState state = fleet.service(service.place());
    List<String> digests =
        Drift.running(state, fleet.tasks(service.place()), service.place().containers()).toList();
    return digests.stream()
        .filter(digest -> !digest.equals(proven))
        .findFirst()
        .or(() -> digests.stream().findFirst());
  }

  // Nothing runs that could be compared: the service has what the last deployment left it with.
  private Image left(AttachedService service, Optional<Claim> last, Proven newest) {
    return last.map(claim -> claim.deployment().image())
        .filter(image -> !image.content().digest().equals(newest.content().digest()))
        .orElseGet(() -> of(service, newest));
  }

  private Image image(AttachedService service, Content content, Proven newest) {
    String repository = service.source().repository();
    return registry
        .find(repository, content.digest())
        .orElseGet(
            () -> new Image(registry.uriOf(repository), content, Optional.empty(), newest.since()));
  }
}
