package dev.slipway.rehearsal.ecr;

import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** How a request names an image: by tag, by digest, or by both. */
record ImageName(Optional<String> tag, Optional<String> digest) {

  static ImageName of(ImageIdentifier identifier) {
    return new ImageName(
        Optional.ofNullable(identifier.imageTag()), Optional.ofNullable(identifier.imageDigest()));
  }

  static ImageName parse(String tagOrDigest) {
    Optional<String> given = Optional.of(tagOrDigest);
    return new ImageName(
        given.filter(text -> !Digest.isDigest(text)), given.filter(Digest::isDigest));
  }

  ImageIdentifier identifier() {
    return ImageIdentifier.builder()
        .imageTag(tag.orElse(null))
        .imageDigest(digest.orElse(null))
        .build();
  }

  /** The image in the repository; none when tag and digest name different ones. */
  Optional<StoredImage> in(Repository repository) {
    Optional<StoredImage> found = tag.or(() -> digest).flatMap(repository::find);
    return found.filter(image -> digest.map(image.digest().value()::equals).orElse(true));
  }

  String tagText() {
    return tag.orElse("null");
  }

  String digestText() {
    return digest.orElse("null");
  }
}
