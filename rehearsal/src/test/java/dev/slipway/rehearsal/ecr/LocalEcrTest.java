package dev.slipway.rehearsal.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.assembly.ResourceType.Created;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.TagStatus;

class LocalEcrTest {

  private static final String NAME = "slipway/backend";

  @TempDir Path folder;
  private LocalRegistry registry;
  private EcrClient ecr;

  @BeforeEach
  void start() {
    registry = new LocalRegistry(folder);
    ecr = registry.client();
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void createsARepositoryAsTheTemplateSays() throws IOException {
    Created created =
        registry.create(
            """
            {"RepositoryName": "slipway/backend", "ImageTagMutability": "IMMUTABLE",
             "ImageScanningConfiguration": {"ScanOnPush": true},
             "LifecyclePolicy": {"LifecyclePolicyText": "{\\"rules\\": []}"}}
            """);
    assertThat(created.ref()).isEqualTo(NAME);
    assertThat(created.attributes())
        .containsEntry("Arn", "arn:aws:ecr:us-east-1:111122223333:repository/slipway/backend")
        .containsEntry(
            "RepositoryUri", "111122223333.dkr.ecr.us-east-1.amazonaws.com/slipway/backend");
    assertThat(ecr.describeRepositories(r -> r.repositoryNames(NAME)).repositories())
        .singleElement()
        .satisfies(
            repository -> {
              assertThat(repository.imageTagMutability()).isEqualTo(ImageTagMutability.IMMUTABLE);
              assertThat(repository.imageScanningConfiguration().scanOnPush()).isTrue();
              assertThat(repository.createdAt()).isEqualTo(LocalRegistry.NOW);
            });
    assertThat(ecr.getLifecyclePolicy(r -> r.repositoryName(NAME)).lifecyclePolicyText())
        .isEqualTo("{\"rules\": []}");
  }

  @Test
  void refusesTemplateValuesItDoesNotKnow() {
    assertThatThrownBy(() -> registry.create("{\"ImageTagMutability\": \"SOMETIMES\"}"))
        .hasMessageContaining("ImageTagMutability is 'SOMETIMES'");
    assertThatThrownBy(
            () -> registry.create("{\"LifecyclePolicy\": {\"LifecyclePolicyText\": \"x\"}}"))
        .hasMessageContaining("LifecyclePolicyText");
  }

  @Test
  void namesAMissingImageInEcrsWords() throws IOException {
    registry.create("{\"RepositoryName\": \"slipway/backend\"}");
    assertThatThrownBy(() -> describe("v9"))
        .isInstanceOf(ImageNotFoundException.class)
        .hasMessageContaining(
            "The image with imageId {imageDigest:'null', imageTag:'v9'} does not exist within the"
                + " repository with name 'slipway/backend' in the registry with id '111122223333'");
    assertThatThrownBy(() -> ecr.describeImages(r -> r.repositoryName("slipway/none")))
        .isInstanceOf(RepositoryNotFoundException.class);
  }

  @Test
  void movesATagOfAMutableRepository() throws IOException {
    registry.create("{\"RepositoryName\": \"slipway/backend\"}");
    put("latest", 1);
    put("latest", 2);
    assertThat(describe("latest").imageTags()).containsExactly("latest");
    assertThat(
            ecr.describeImages(
                    r -> r.repositoryName(NAME).filter(f -> f.tagStatus(TagStatus.UNTAGGED)))
                .imageDetails())
        .hasSize(1);
    assertThat(registry.events()).hasSize(2);
  }

  @Test
  void keepsATagOfAnImmutableRepository() throws IOException {
    registry.create(
        "{\"RepositoryName\": \"slipway/backend\", \"ImageTagMutability\": \"IMMUTABLE\"}");
    put("v1", 1);
    assertThatThrownBy(() -> put("v1", 2)).isInstanceOf(ImageTagAlreadyExistsException.class);
    assertThatThrownBy(() -> put("v1", 1)).isInstanceOf(ImageAlreadyExistsException.class);
    assertThat(registry.events()).hasSize(1);
  }

  @Test
  void letsExcludedTagsMove() throws IOException {
    registry.create(
        """
        {"RepositoryName": "slipway/backend", "ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION",
         "ImageTagMutabilityExclusionFilters": [{"ImageTagMutabilityExclusionFilterType": "WILDCARD",
                                                 "ImageTagMutabilityExclusionFilterValue": "dev-*"}]}
        """);
    put("dev-1", 1);
    put("dev-1", 2);
    put("v1", 1);
    assertThatThrownBy(() -> put("v1", 2)).isInstanceOf(ImageTagAlreadyExistsException.class);
  }

  @Test
  void answersInPages() throws IOException {
    registry.create("{\"RepositoryName\": \"slipway/backend\"}");
    for (int i = 1; i <= 5; i++) {
      put("v" + i, i);
    }
    List<ImageDetail> all =
        ecr
            .describeImagesPaginator(r -> r.repositoryName(NAME).maxResults(2))
            .imageDetails()
            .stream()
            .toList();
    assertThat(all).hasSize(5).doesNotHaveDuplicates();
    assertThat(ecr.listImagesPaginator(r -> r.repositoryName(NAME).maxResults(2)).imageIds())
        .hasSize(5);
  }

  @Test
  void deletesAnImageWithItsLastTag() throws IOException {
    registry.create("{\"RepositoryName\": \"slipway/backend\"}");
    put("v1", 1);
    put("also-v1", 1);
    delete("v1");
    assertThat(describe("also-v1").imageTags()).containsExactly("also-v1");
    delete("also-v1");
    assertThat(ecr.describeImages(r -> r.repositoryName(NAME)).imageDetails()).isEmpty();
    assertThat(registry.events().getLast().toString()).contains("action-type=DELETE");
  }

  @Test
  void aSecondTagForAnImageIsAPushOfItsOwn() throws IOException {
    registry.create("{\"RepositoryName\": \"slipway/backend\"}");
    put("v1", 1);
    put("also-v1", 1);
    assertThat(describe("v1").imageTags()).containsExactly("v1", "also-v1");
    assertThat(registry.events().getLast().toString())
        .contains("action-type=PUSH", "image-tag=also-v1", describe("v1").imageDigest());
  }

  @Test
  void deletesAnImageByDigestWithAllItsTags() throws IOException {
    registry.create("{\"RepositoryName\": \"slipway/backend\"}");
    put("v1", 1);
    put("also-v1", 1);
    String digest = describe("v1").imageDigest();
    ecr.batchDeleteImage(
        r ->
            r.repositoryName(NAME).imageIds(ImageIdentifier.builder().imageDigest(digest).build()));
    assertThat(ecr.listImages(r -> r.repositoryName(NAME)).imageIds()).isEmpty();
    assertThatThrownBy(() -> describe("also-v1")).isInstanceOf(ImageNotFoundException.class);
    assertThat(registry.events().getLast().toString())
        .contains("action-type=DELETE", digest)
        .doesNotContain("image-tag");
  }

  @Test
  void getsManifestsAndSaysWhichAreMissing() throws IOException {
    registry.create("{\"RepositoryName\": \"slipway/backend\"}");
    put("v1", 1);
    var answer = ecr.batchGetImage(r -> r.repositoryName(NAME).imageIds(tag("v1"), tag("v2")));
    assertThat(answer.images())
        .singleElement()
        .satisfies(image -> assertThat(image.imageManifest()).isEqualTo(index(1)));
    assertThat(answer.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.failureCodeAsString()).isEqualTo("ImageNotFound"));
  }

  @Test
  void getsNoManifestOfATypeThatIsNotAccepted() throws IOException {
    registry.create("{\"RepositoryName\": \"slipway/backend\"}");
    put("v1", 1);
    var answer =
        ecr.batchGetImage(
            r -> r.repositoryName(NAME).imageIds(tag("v1")).acceptedMediaTypes("another/type"));
    assertThat(answer.images()).isEmpty();
    assertThat(answer.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.failureCodeAsString()).isEqualTo("ImageNotFound"));
  }

  @Test
  void givesTokensThatLastTwelveHours() {
    var token = ecr.getAuthorizationToken().authorizationData().getFirst();
    assertThat(
            new String(
                Base64.getDecoder().decode(token.authorizationToken()), StandardCharsets.UTF_8))
        .startsWith("AWS:");
    assertThat(token.expiresAt()).isEqualTo("2026-11-23T22:00:00Z");
  }

  private ImageDetail describe(String tag) {
    return ecr.describeImages(r -> r.repositoryName(NAME).imageIds(tag(tag)))
        .imageDetails()
        .getFirst();
  }

  private void delete(String tag) {
    ecr.batchDeleteImage(r -> r.repositoryName(NAME).imageIds(tag(tag)));
  }

  private void put(String tag, int content) {
    ecr.putImage(r -> r.repositoryName(NAME).imageTag(tag).imageManifest(index(content)));
  }

  /** An index without images needs no layers to be there. */
  private static String index(int content) {
    return "{\"schemaVersion\": 2, \"manifests\": [], \"annotations\": {\"n\": \""
        + content
        + "\"}}";
  }

  private static ImageIdentifier tag(String tag) {
    return ImageIdentifier.builder().imageTag(tag).build();
  }
}
