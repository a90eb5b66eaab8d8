package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.Facts;
import dev.slipway.core.Image;
import dev.slipway.core.Proven;
import dev.slipway.port.AccessDenied;
import dev.slipway.port.ImageRegistry;
import dev.slipway.port.RequestRefused;
import dev.slipway.port.RetryableFault;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.port.TaskDefinitions.Revision;
import java.util.Optional;

/** Whether proven revisions can still be returned to. */
public final class WaysBack {
  private final TaskDefinitions definitions;
  private final ImageRegistry registry;

  public WaysBack(TaskDefinitions definitions, ImageRegistry registry) {
    this.definitions = definitions;
    this.registry = registry;
  }

  /** What a proven revision is good for. */
  enum Use {
    READY,
    /** A service cannot be set to it, but it can be registered again. */
    INACTIVE,
    GONE
  }

  /**
   * One way back.
   *
   * @param image what its container runs, as an image reference
   * @param words what is wrong with it, to be read after its name; empty for a ready one that could
   *     be looked at
   */
  record Way(Proven to, Use use, String image, String words) {

    String told() {
      return to.shortName() + " " + words;
    }
  }

  /** The revision with this ARN. */
  Optional<Revision> revision(String arn) {
    return definitions.find(arn);
  }

  /** The way to the revision as it is now. */
  Way to(Proven proven, Facts facts) {
    Image image = facts.need(Deployment.class).image();
    return found(proven)
        .map(revision -> way(proven, revision, facts))
        .orElseGet(
            () ->
                new Way(proven, Use.GONE, byDigest(image, proven), "is gone: it has been deleted"));
  }

  /** The same, but what cannot be looked at may be good: a rollback has its own verdict. */
  Way hopefully(Proven proven, Facts facts) {
    try {
      return to(proven, facts);
    } catch (RetryableFault | AccessDenied unseen) {
      Image image = facts.need(Deployment.class).image();
      String blind = "could not be looked at: " + unseen.getMessage();
      return new Way(proven, Use.READY, byDigest(image, proven), blind);
    }
  }

  private Optional<Revision> found(Proven proven) {
    try {
      return definitions.find(proven.taskDefinition());
    } catch (RequestRefused deleted) {
      return Optional.empty();
    }
  }

  private Way way(Proven proven, Revision revision, Facts facts) {
    AttachedService service = facts.need(AttachedService.class);
    Image deployed = facts.need(Deployment.class).image();
    String reference =
        Optional.ofNullable(revision.images().get(service.place().container()))
            .orElseGet(() -> byDigest(deployed, proven));
    String repository = reference.replaceFirst("(@.*|:[^:/]*)$", "");
    String digest = reference.contains("@") ? after(reference) : proven.content().digest();
    String image = repository + "@" + digest;
    // Only the service's own repository can be asked; an image from elsewhere is taken to be there.
    boolean ours = repository.equals(deployed.repositoryUri());
    if (ours && registry.find(service.source().repository(), digest).isEmpty()) {
      String gone = "is gone: its image " + digest + " is no longer in " + repository;
      return new Way(proven, Use.GONE, image, gone);
    }
    return revision.active()
        ? new Way(proven, Use.READY, image, "")
        : new Way(proven, Use.INACTIVE, image, "is no longer active");
  }

  private static String after(String reference) {
    String digest = reference.substring(reference.indexOf('@') + 1);
    return new Content(digest, false).digest();
  }

  private static String byDigest(Image image, Proven proven) {
    return image.repositoryUri() + "@" + proven.content().digest();
  }
}
