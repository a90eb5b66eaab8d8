package dev.slipway.rehearsal.ecr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

class RegistryTest {

  private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String BACKEND = "/v2/slipway/backend";

  @TempDir Path folder;
  private LocalRegistry registry;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    registry = new LocalRegistry(folder);
    registry.create(
        """
        {"RepositoryName": "slipway/backend", "ImageTagMutability": "IMMUTABLE"}
        """);
  }

  @AfterEach
  void stop() {
    registry.close();
    http.close();
  }

  @Test
  void saysThatItSpeaksVersionTwo() throws Exception {
    assertThat(send("GET", "/v2/", "").statusCode()).isEqualTo(200);
  }

  @Test
  void takesABlobInParts() throws Exception {
    String digest = Digest.of(bytes("hello world")).value();
    String upload = location(send("POST", BACKEND + "/blobs/uploads/", ""));
    HttpResponse<String> first = send("PATCH", upload, "hello ", "Content-Range", "0-5");
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(first.headers().firstValue("Range")).contains("0-5");
    assertThat(send("PATCH", upload, "world", "Content-Range", "6-10").statusCode()).isEqualTo(202);
    assertThat(send("PUT", upload + "?digest=" + digest, "").statusCode()).isEqualTo(201);
    assertThat(send("GET", BACKEND + "/blobs/" + digest, "").body()).isEqualTo("hello world");
    assertThat(send("HEAD", BACKEND + "/blobs/" + digest, "").statusCode()).isEqualTo(200);
  }

  @Test
  void takesABlobInOneRequest() throws Exception {
    String digest = Digest.of(bytes("hello")).value();
    assertThat(send("POST", BACKEND + "/blobs/uploads/?digest=" + digest, "hello").statusCode())
        .isEqualTo(201);
    assertThat(send("GET", BACKEND + "/blobs/" + digest, "").body()).isEqualTo("hello");
  }

  @Test
  void mountsABlobItHas() throws Exception {
    String digest = blob("hello");
    HttpResponse<String> mounted =
        send("POST", BACKEND + "/blobs/uploads/?mount=" + digest + "&from=slipway/other", "");
    assertThat(mounted.statusCode()).isEqualTo(201);
    assertThat(location(mounted)).endsWith(digest);
  }

  @Test
  void refusesAChunkThatLeavesAGap() throws Exception {
    String upload = location(send("POST", BACKEND + "/blobs/uploads/", ""));
    assertThat(send("PATCH", upload, "world", "Content-Range", "6-10").statusCode()).isEqualTo(416);
  }

  @Test
  void refusesContentWithAnotherDigestAndForgetsIt() throws Exception {
    String digest = Digest.of(bytes("hello")).value();
    HttpResponse<String> refused =
        send("POST", BACKEND + "/blobs/uploads/?digest=" + digest, "other");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("DIGEST_INVALID");
    assertThat(send("HEAD", BACKEND + "/blobs/" + digest, "").statusCode()).isEqualTo(404);
  }

  @Test
  void emitsThePushEventOfATaggedManifest() throws Exception {
    String manifest = manifest("one");
    HttpResponse<String> pushed = push("v1", manifest, OCI);
    String digest = Digest.of(bytes(manifest)).value();
    assertThat(pushed.statusCode()).isEqualTo(201);
    assertThat(pushed.headers().firstValue("Docker-Content-Digest")).contains(digest);
    assertThat(registry.events())
        .isEqualTo(
            List.of(
                Map.of(
                    "source",
                    "aws.ecr",
                    "detail-type",
                    "ECR Image Action",
                    "resources",
                    List.of(),
                    "detail",
                    Map.of(
                        "result", "SUCCESS",
                        "repository-name", "slipway/backend",
                        "image-digest", digest,
                        "action-type", "PUSH",
                        "image-tag", "v1"))));
    assertThat(registry.journal().getFirst().text()).startsWith("v1 sha256:");
  }

  @Test
  void showsAManifestByTagAndByDigest() throws Exception {
    String manifest = manifest("one");
    push("v1", manifest, OCI);
    HttpResponse<String> shown = send("GET", BACKEND + "/manifests/v1", "");
    assertThat(shown.body()).isEqualTo(manifest);
    assertThat(shown.headers().firstValue("Content-Type")).contains(OCI);
    String byDigest = BACKEND + "/manifests/" + Digest.of(bytes(manifest)).value();
    assertThat(send("GET", byDigest, "").body()).isEqualTo(manifest);
    assertThat(send("HEAD", byDigest, "").headers().firstValue("Content-Length"))
        .contains(String.valueOf(manifest.length()));
    assertThat(send("GET", BACKEND + "/tags/list", "").body()).contains("\"tags\":[\"v1\"]");
  }

  @Test
  void pushesTheImagesOfAnIndexWithoutTag() throws Exception {
    String child = manifest("one");
    String digest = Digest.of(bytes(child)).value();
    String index =
        """
        {"schemaVersion": 2, "mediaType": "%s", "manifests": [{"mediaType": "%s", "digest": "%s",
         "size": %d, "platform": {"architecture": "amd64", "os": "linux"}}]}
        """
            .formatted(INDEX, OCI, digest, child.length());
    assertThat(push("v1", index, INDEX).body()).contains("MANIFEST_BLOB_UNKNOWN");
    push(digest, child, OCI);
    assertThat(push("v1", index, INDEX).statusCode()).isEqualTo(201);
    assertThat(registry.events()).hasSize(2);
    assertThat(registry.events().getFirst().toString()).doesNotContain("image-tag");
    assertThat(registry.events().getLast().toString()).contains("image-tag=v1");
  }

  @Test
  void refusesATagThatIsTakenEvenForTheSameImage() throws Exception {
    push("v1", manifest("one"), OCI);
    for (String manifest : List.of(manifest("one"), manifest("two"))) {
      HttpResponse<String> refused = push("v1", manifest, OCI);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .contains("TAG_INVALID")
          .contains(
              "The image tag 'v1' already exists in the 'slipway/backend' repository and cannot be"
                  + " overwritten because the tag is immutable.");
    }
    assertThat(registry.events()).hasSize(1);
  }

  @Test
  void refusesAManifestWhoseLayersAreMissing() throws Exception {
    String manifest = manifest("one").replace(Digest.of(bytes("layer")).hex(), "0".repeat(64));
    assertThat(push("v1", manifest, OCI).body()).contains("MANIFEST_BLOB_UNKNOWN");
    assertThat(push("v1", "nonsense", OCI).body()).contains("MANIFEST_INVALID");
    assertThat(registry.events()).isEmpty();
  }

  @Test
  void saysThatARepositoryDoesNotExistAsEcrDoes() throws Exception {
    HttpResponse<String> refused = send("POST", "/v2/slipway/other/blobs/uploads/", "");
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body())
        .contains("NAME_UNKNOWN")
        .contains(
            "The repository with name 'slipway/other' does not exist in the registry with id"
                + " '111122223333'");
  }

  @Test
  void saysThatAManifestIsUnknown() throws Exception {
    assertThat(send("GET", BACKEND + "/manifests/v9", "").body()).contains("MANIFEST_UNKNOWN");
  }

  @Test
  void findsInTheApiWhatWasPushed() throws Exception {
    push("v1", manifest("one"), OCI);
    ImageIdentifier byTag = ImageIdentifier.builder().imageTag("v1").build();
    assertThat(
            registry
                .client()
                .describeImages(r -> r.repositoryName("slipway/backend").imageIds(byTag))
                .imageDetails())
        .singleElement()
        .satisfies(
            image -> {
              assertThat(image.imageDigest()).isEqualTo(Digest.of(bytes(manifest("one"))).value());
              assertThat(image.imageTags()).containsExactly("v1");
              assertThat(image.imagePushedAt()).isEqualTo(LocalRegistry.NOW);
              assertThat(image.imageManifestMediaType()).isEqualTo(OCI);
              assertThat(image.imageSizeInBytes())
                  .isEqualTo("layer".length() + "{\"a\":\"one\"}".length());
              assertThat(image.imageStatusAsString()).isEqualTo("ACTIVE");
            });
  }

  /** Uploads what the manifest needs and returns it. */
  private String manifest(String name) throws Exception {
    String config = "{\"a\":\"" + name + "\"}";
    return """
    {"schemaVersion": 2, "mediaType": "%s",
     "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": %d},
     "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": "%s", "size": 5}]}
    """
        .formatted(OCI, blob(config), config.length(), blob("layer"));
  }

  private String blob(String content) throws Exception {
    String digest = Digest.of(bytes(content)).value();
    send("POST", BACKEND + "/blobs/uploads/?digest=" + digest, content);
    return digest;
  }

  private HttpResponse<String> push(String reference, String manifest, String type)
      throws Exception {
    return send("PUT", BACKEND + "/manifests/" + reference, manifest, "Content-Type", type);
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(registry.url() + path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
