package dev.slipway.rehearsal.ecr;

import dev.slipway.rehearsal.cloud.Account;
import java.util.List;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageStatus;

/** Images as ECR's answers show them. */
record ImageDetails(Account account) {

  ImageDetail detail(Repository repository, StoredImage image) {
    List<String> tags = repository.tags(image.digest());
    return ImageDetail.builder()
        .registryId(account.id())
        .repositoryName(repository.name())
        .imageDigest(image.digest().value())
        .imageTags(tags.isEmpty() ? null : tags)
        .imageSizeInBytes(image.manifest().size())
        .imagePushedAt(image.pushedAt())
        .imageManifestMediaType(image.manifest().mediaType())
        .artifactMediaType(artifactMediaType(image))
        .imageStatus(ImageStatus.ACTIVE)
        .build();
  }

  Image image(Repository repository, StoredImage image, ImageIdentifier asked) {
    return Image.builder()
        .registryId(account.id())
        .repositoryName(repository.name())
        .imageId(asked.toBuilder().imageDigest(image.digest().value()).build())
        .imageManifest(image.text())
        .imageManifestMediaType(image.manifest().mediaType())
        .build();
  }

  /** One identifier per tag; an untagged image has one without. */
  List<ImageIdentifier> identifiers(Repository repository, StoredImage image) {
    ImageIdentifier untagged =
        ImageIdentifier.builder().imageDigest(image.digest().value()).build();
    List<String> tags = repository.tags(image.digest());
    return tags.isEmpty()
        ? List.of(untagged)
        : tags.stream().map(tag -> untagged.toBuilder().imageTag(tag).build()).toList();
  }

  private static String artifactMediaType(StoredImage image) {
    return image
        .manifest()
        .config()
        .map(Manifest.Descriptor::mediaType)
        .orElse(image.manifest().mediaType());
  }
}
