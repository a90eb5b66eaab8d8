package dev.slipway.aws;

import dev.slipway.core.Content;
import dev.slipway.core.Image;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.ImageSource;
import dev.slipway.core.evidence.ScanReport;
import dev.slipway.port.ImageRegistry;
import dev.slipway.port.RequestRefused;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.TagStatus;

/** Images on Amazon ECR. */
public final class EcrImageRegistry implements ImageRegistry {
  private static final List<String> INDEX_TYPES =
      List.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");

  private static final int IMAGES_PER_CALL = 1000;

  private final EcrClient ecr;

  public EcrImageRegistry(EcrClient ecr) {
    this.ecr = ecr;
  }

  @Override
  public Optional<Image> find(String repository, String name) {
    ImageIdentifier id =
        Content.isDigest(name)
            ? ImageIdentifier.builder().imageDigest(name).build()
            : ImageIdentifier.builder().imageTag(name).build();
    return images(DescribeImagesRequest.builder().repositoryName(repository).imageIds(id).build())
        .findFirst()
        .map(detail -> image(detail, Content.isDigest(name) ? firstTag(detail) : name));
  }

  @Override
  public Optional<Image> pushed(ImageSource source, String digest) {
    ImageIdentifier id = ImageIdentifier.builder().imageDigest(digest).build();
    return images(
            DescribeImagesRequest.builder()
                .repositoryName(source.repository())
                .imageIds(id)
                .build())
        .findFirst()
        .map(detail -> image(detail, takenTag(detail, source)));
  }

  @Override
  public Optional<Image> newest(ImageSource source) {
    DescribeImagesRequest tagged =
        DescribeImagesRequest.builder()
            .repositoryName(source.repository())
            .filter(f -> f.tagStatus(TagStatus.TAGGED))
            .maxResults(IMAGES_PER_CALL)
            .build();
    return images(tagged)
        .filter(detail -> detail.imageTags().stream().anyMatch(source::takes))
        .max(Comparator.comparing(ImageDetail::imagePushedAt))
        .map(detail -> image(detail, takenTag(detail, source)));
  }

  private Stream<ImageDetail> images(DescribeImagesRequest request) {
    return Call.of("ecr:DescribeImages", request.repositoryName())
        .make(() -> found(request))
        .stream();
  }

  // A missing image is an answer, not an error: it is caught before errors are translated.
  private List<ImageDetail> found(DescribeImagesRequest request) {
    try {
      return ecr.describeImagesPaginator(request).imageDetails().stream().toList();
    } catch (ImageNotFoundException missing) {
      return List.of();
    }
  }

  private Image image(ImageDetail detail, String tag) {
    return new Image(
        uriOf(detail.repositoryName()),
        new Content(detail.imageDigest(), INDEX_TYPES.contains(detail.imageManifestMediaType())),
        tag.isEmpty() ? Optional.empty() : Optional.of(tag),
        detail.imagePushedAt());
  }

  @Override
  public String uriOf(String repository) {
    return Call.of("ecr:DescribeRepositories", repository)
        .make(() -> ecr.describeRepositories(r -> r.repositoryNames(repository)))
        .repositories()
        .stream()
        .findFirst()
        .map(Repository::repositoryUri)
        .orElseThrow(() -> new RequestRefused("there is no repository " + repository));
  }

  @Override
  public Optional<ImageProfile> profile(String repository, Content content, String platform) {
    return new EcrProfiles(ecr).profile(repository, content.digest(), platform);
  }

  @Override
  public ScanReport scan(String repository, Content content, String platform) {
    String digest =
        content.index()
            ? new EcrManifests(ecr)
                .find(repository, content.digest())
                .flatMap(manifest -> manifest.member(platform))
                .orElse(content.digest())
            : content.digest();
    return new EcrScans(ecr).report(repository, digest);
  }

  private static String firstTag(ImageDetail detail) {
    return detail.imageTags().stream().findFirst().orElse("");
  }

  private static String takenTag(ImageDetail detail, ImageSource source) {
    return detail.imageTags().stream().filter(source::takes).findFirst().orElse("");
  }
}
