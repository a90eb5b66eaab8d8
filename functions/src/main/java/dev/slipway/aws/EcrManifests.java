package dev.slipway.aws;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** Reads manifests from Amazon ECR. */
final class EcrManifests {
  private static final List<String> TYPES =
      List.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  private final EcrClient ecr;

  EcrManifests(EcrClient ecr) {
    this.ecr = ecr;
  }

  /** The manifest with this digest; nothing when the repository does not have it. */
  Optional<Manifest> find(String repository, String digest) {
    BatchGetImageRequest request =
        BatchGetImageRequest.builder()
            .repositoryName(repository)
            .imageIds(ImageIdentifier.builder().imageDigest(digest).build())
            .acceptedMediaTypes(TYPES)
            .build();
    return Call.of("ecr:BatchGetImage", repository)
        .make(() -> ecr.batchGetImage(request))
        .images()
        .stream()
        .map(Image::imageManifest)
        .findFirst()
        .map(Manifest::of);
  }
}
