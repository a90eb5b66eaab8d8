package dev.slipway.rehearsal.ecr;

import dev.slipway.rehearsal.cloud.EventBus;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.time.CloudClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes manifests in, whichever way they come, and tells the event bus. */
final class ImagePushes {

  /** OCI distribution-spec, "Pulling manifests", read 2026-11. */
  private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

  private final Repositories repositories;
  private final Blobs blobs;
  private final Witnesses witnesses;
  private final Scans scans;

  /** Who learns of a push, and the clock that dates it. */
  record Witnesses(EventBus events, Journal journal, CloudClock clock) {}

  /**
   * One manifest on its way in.
   *
   * @param tag none for the images of an index, which are pushed by digest
   */
  record Push(String repository, String manifest, String mediaType, Optional<String> tag) {}

  ImagePushes(Repositories repositories, Blobs blobs, Witnesses witnesses, Scans scans) {
    this.repositories = repositories;
    this.blobs = blobs;
    this.witnesses = witnesses;
    this.scans = scans;
  }

  /**
   * Stores the manifest and emits its event.
   *
   * @throws software.amazon.awssdk.services.ecr.model.EcrException when ECR would refuse it
   */
  StoredImage take(Push push) {
    Repository repository = repositories.existing(push.repository());
    push.tag().ifPresent(this::refuseMalformed);
    Manifest manifest = parsed(push);
    refuseIncomplete(repository, manifest);
    StoredImage image =
        new StoredImage(
            Digest.of(push.manifest()), push.manifest(), manifest, witnesses.clock().now());
    if (!repository.put(image, push.tag())) {
      throw repositories.errors().tagTaken(repository.name(), push.tag().orElseThrow());
    }
    announce("PUSH", repository, image.digest(), push.tag());
    scans.pushed(repository, image);
    return image;
  }

  /** Tells that an image, or one tag of it, is gone. */
  void announceDeletion(Repository repository, Digest digest, Optional<String> tag) {
    announce("DELETE", repository, digest, tag);
  }

  private Manifest parsed(Push push) {
    try {
      return Manifest.parse(push.manifest(), push.mediaType());
    } catch (IllegalArgumentException e) {
      throw repositories
          .errors()
          .invalid(
              "Invalid parameter at 'ImageManifest' failed to satisfy constraint: "
                  + e.getMessage());
    }
  }

  private void refuseMalformed(String tag) {
    if (!TAG.matcher(tag).matches()) {
      throw repositories
          .errors()
          .invalid("Invalid parameter at 'imageTag' failed to satisfy constraint: " + TAG);
    }
  }

  private void refuseIncomplete(Repository repository, Manifest manifest) {
    for (Manifest.Descriptor blob : manifest.blobs()) {
      if (!blobs.has(blob.digest())) {
        throw repositories.errors().noLayer(repository.name(), blob.digest());
      }
    }
    for (Manifest.Descriptor child : manifest.children()) {
      if (repository.find(child.digest().value()).isEmpty()) {
        throw repositories.errors().noReferencedImage(repository.name(), child.digest());
      }
    }
  }

  /** The detail's keys and the empty resources: ECR user guide, ecr-eventbridge, read 2026-11. */
  private void announce(String action, Repository repository, Digest digest, Optional<String> tag) {
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("result", "SUCCESS");
    detail.put("repository-name", repository.name());
    detail.put("image-digest", digest.value());
    detail.put("action-type", action);
    tag.ifPresent(name -> detail.put("image-tag", name));
    write(action, repository, tag.orElse("an untagged image") + " " + digest.brief());
    witnesses.events().publish("aws.ecr", "ECR Image Action", List.of(), detail);
  }

  private void write(String action, Repository repository, String text) {
    String kind = action.equals("PUSH") ? "push" : "delete";
    witnesses
        .journal()
        .write(new Journal.Entry(witnesses.clock().now(), "ecr", kind, repository.name(), text));
  }
}
