package dev.slipway.rehearsal.ecr;

import dev.slipway.rehearsal.ecr.ImagePushes.Push;
import dev.slipway.rehearsal.ecr.Scans.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesFilter;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerRequest;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ListImagesFilter;
import software.amazon.awssdk.services.ecr.model.ListImagesRequest;
import software.amazon.awssdk.services.ecr.model.ListImagesResponse;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;
import software.amazon.awssdk.services.ecr.model.TagStatus;

/** ECR's API for images: what is in the repositories that the registry serves. */
final class LocalEcr extends RepositoryApi implements EcrClient {

  private static final String DEFAULT_MANIFEST_TYPE =
      "application/vnd.docker.distribution.manifest.v2+json";

  private final ImagePushes pushes;
  private final Sources sources;
  private final ImageDetails details;

  /** What the API tells of images beyond their manifests. */
  record Sources(Scans scans, LayerDownloads downloads) {}

  LocalEcr(Repositories repositories, ImagePushes pushes, Sources sources) {
    super(repositories);
    this.pushes = pushes;
    this.sources = sources;
    this.details = new ImageDetails(repositories.account(), sources.scans());
  }

  @Override
  public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
    Repository repository = repository(request.repositoryName());
    List<StoredImage> images = new ArrayList<>();
    if (request.hasImageIds()) {
      request.imageIds().forEach(id -> images.add(existing(repository, ImageName.of(id))));
    } else {
      repository.images().stream()
          .filter(tagged(repository, tagStatus(request.filter())))
          .forEach(images::add);
    }
    Page<StoredImage> page = Page.of(images, request.nextToken(), request.maxResults());
    return DescribeImagesResponse.builder()
        .imageDetails(page.items().stream().map(i -> details.detail(repository, i)).toList())
        .nextToken(page.nextToken().orElse(null))
        .build();
  }

  @Override
  public ListImagesResponse listImages(ListImagesRequest request) {
    Repository repository = repository(request.repositoryName());
    List<ImageIdentifier> identifiers =
        repository.images().stream()
            .filter(tagged(repository, tagStatus(request.filter())))
            .flatMap(image -> details.identifiers(repository, image).stream())
            .toList();
    Page<ImageIdentifier> page = Page.of(identifiers, request.nextToken(), request.maxResults());
    return ListImagesResponse.builder()
        .imageIds(page.items())
        .nextToken(page.nextToken().orElse(null))
        .build();
  }

  @Override
  public BatchGetImageResponse batchGetImage(BatchGetImageRequest request) {
    Repository repository = repository(request.repositoryName());
    List<Image> images = new ArrayList<>();
    List<ImageFailure> failures = new ArrayList<>();
    for (ImageIdentifier id : request.imageIds()) {
      ImageName.of(id)
          .in(repository)
          .filter(image -> accepts(request, image))
          .ifPresentOrElse(
              image -> images.add(details.image(repository, image, id)),
              () -> failures.add(notFound(id)));
    }
    return BatchGetImageResponse.builder().images(images).failures(failures).build();
  }

  /** AWS names no failure of its own for an image of another type, so there is none here. */
  private static boolean accepts(BatchGetImageRequest request, StoredImage image) {
    return request.acceptedMediaTypes().isEmpty()
        || request.acceptedMediaTypes().contains(image.manifest().mediaType());
  }

  /** A layer is there for whoever has an image of it in the repository. */
  @Override
  public GetDownloadUrlForLayerResponse getDownloadUrlForLayer(
      GetDownloadUrlForLayerRequest request) {
    Repository repository = repository(request.repositoryName());
    Digest digest = digest(request.layerDigest());
    boolean isThere =
        repository.images().stream()
            .flatMap(image -> image.manifest().blobs().stream())
            .anyMatch(blob -> blob.digest().equals(digest));
    if (!isThere) {
      throw errors().noLayer(repository.name(), digest);
    }
    return GetDownloadUrlForLayerResponse.builder()
        .layerDigest(digest.value())
        .downloadUrl(sources.downloads().address(digest).toString())
        .build();
  }

  private Digest digest(String text) {
    if (!Digest.isDigest(text)) {
      throw errors().invalid("Invalid parameter at 'layerDigest': " + text);
    }
    return new Digest(text);
  }

  @Override
  public DescribeImageScanFindingsResponse describeImageScanFindings(
      DescribeImageScanFindingsRequest request) {
    Repository repository = repository(request.repositoryName());
    ImageName name = ImageName.of(request.imageId());
    StoredImage image = existing(repository, name);
    Scan scan =
        sources
            .scans()
            .of(repository, image)
            .orElseThrow(() -> errors().noScan(repository.name(), name));
    return details.scan(repository, image, scan);
  }

  @Override
  public BatchDeleteImageResponse batchDeleteImage(BatchDeleteImageRequest request) {
    Repository repository = repository(request.repositoryName());
    List<ImageIdentifier> deleted = new ArrayList<>();
    List<ImageFailure> failures = new ArrayList<>();
    for (ImageIdentifier id : request.imageIds()) {
      ImageName name = ImageName.of(id);
      name.in(repository)
          .ifPresentOrElse(
              image -> deleted.add(delete(repository, image, name)),
              () -> failures.add(notFound(id)));
    }
    return BatchDeleteImageResponse.builder().imageIds(deleted).failures(failures).build();
  }

  @Override
  public PutImageResponse putImage(PutImageRequest request) {
    Repository repository = repository(request.repositoryName());
    String manifest = request.imageManifest();
    Optional<String> tag = Optional.ofNullable(request.imageTag());
    refuseRepeated(repository, new ImageName(tag, Optional.of(Digest.of(manifest).value())));
    String mediaType =
        Optional.ofNullable(request.imageManifestMediaType()).orElse(DEFAULT_MANIFEST_TYPE);
    StoredImage image = pushes.take(new Push(repository.name(), manifest, mediaType, tag));
    ImageIdentifier id = ImageIdentifier.builder().imageTag(request.imageTag()).build();
    return PutImageResponse.builder().image(details.image(repository, image, id)).build();
  }

  /** The same image under the same tag again is an error of its own in this operation. */
  private void refuseRepeated(Repository repository, ImageName name) {
    if (name.in(repository).isPresent()) {
      throw errors().imageExists(repository.name(), name);
    }
  }

  private ImageIdentifier delete(Repository repository, StoredImage image, ImageName name) {
    name.tag().ifPresentOrElse(repository::remove, () -> repository.remove(image.digest()));
    pushes.announceDeletion(repository, image.digest(), name.tag());
    return name.identifier().toBuilder().imageDigest(image.digest().value()).build();
  }

  /**
   * @throws EcrException when the repository does not have it
   */
  private StoredImage existing(Repository repository, ImageName name) {
    return name.in(repository).orElseThrow(() -> errors().noImage(repository.name(), name));
  }

  private static ImageFailure notFound(ImageIdentifier id) {
    return ImageFailure.builder()
        .imageId(id)
        .failureCode(ImageFailureCode.IMAGE_NOT_FOUND)
        .failureReason("Requested image not found")
        .build();
  }

  private static Predicate<StoredImage> tagged(Repository repository, TagStatus wanted) {
    return image ->
        switch (wanted) {
          case TAGGED -> !repository.tags(image.digest()).isEmpty();
          case UNTAGGED -> repository.tags(image.digest()).isEmpty();
          case ANY, UNKNOWN_TO_SDK_VERSION -> true;
        };
  }

  private static TagStatus tagStatus(@Nullable DescribeImagesFilter filter) {
    return filter == null || filter.tagStatus() == null ? TagStatus.ANY : filter.tagStatus();
  }

  private static TagStatus tagStatus(@Nullable ListImagesFilter filter) {
    return filter == null || filter.tagStatus() == null ? TagStatus.ANY : filter.tagStatus();
  }
}
