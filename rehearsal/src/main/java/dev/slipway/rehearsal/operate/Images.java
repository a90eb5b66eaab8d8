package dev.slipway.rehearsal.operate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.TagStatus;

/** The images of one service that its tag rule takes. */
final class Images {

  /** One of them. */
  record Pushed(String tag, String digest, Instant at) {}

  private final List<Pushed> images;

  private Images(List<Pushed> images) {
    this.images = images;
  }

  static Images of(Attached service, EcrClient ecr) {
    DescribeImagesRequest tagged =
        DescribeImagesRequest.builder()
            .repositoryName(service.repository())
            .filter(which -> which.tagStatus(TagStatus.TAGGED))
            .build();
    return new Images(
        ecr.describeImagesPaginator(tagged).imageDetails().stream()
            .flatMap(detail -> pushed(service, detail).stream())
            .toList());
  }

  /** What {@code deploy} without an image would take. */
  Optional<Pushed> newest() {
    return images.stream().max(Comparator.comparing(Pushed::at));
  }

  Optional<String> tag(String digest) {
    return images.stream()
        .filter(image -> image.digest().equals(digest))
        .map(Pushed::tag)
        .findFirst();
  }

  private static Optional<Pushed> pushed(Attached service, ImageDetail detail) {
    return service
        .taken(detail.imageTags())
        .map(tag -> new Pushed(tag, detail.imageDigest(), detail.imagePushedAt()));
  }
}
