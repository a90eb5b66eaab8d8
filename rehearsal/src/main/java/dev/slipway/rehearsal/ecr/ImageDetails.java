package dev.slipway.rehearsal.ecr;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.ecr.Scans.Scan;
import java.util.List;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageScanStatus;
import software.amazon.awssdk.services.ecr.model.ImageStatus;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/** Images as ECR's answers show them. */
record ImageDetails(Account account, Scans scans) {

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
        .imageScanStatus(scans.of(repository, image).map(ImageDetails::status).orElse(null))
        .build();
  }

  DescribeImageScanFindingsResponse scan(Repository repository, StoredImage image, Scan scan) {
    DescribeImageScanFindingsResponse.Builder answer =
        DescribeImageScanFindingsResponse.builder()
            .registryId(account.id())
            .repositoryName(repository.name())
            .imageId(id -> id.imageDigest(image.digest().value()))
            .imageScanStatus(status(scan));
    if (scan.status() == ScanStatus.COMPLETE) {
      answer.imageScanFindings(
          found ->
              found
                  .imageScanCompletedAt(scan.at())
                  .vulnerabilitySourceUpdatedAt(scan.at())
                  .findings(scan.findings())
                  .findingSeverityCountsWithStrings(scan.counts()));
    }
    return answer.build();
  }

  private static ImageScanStatus status(Scan scan) {
    return ImageScanStatus.builder()
        .status(scan.status())
        .description(
            scan.status() == ScanStatus.COMPLETE ? "The scan was completed successfully." : null)
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
