package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.Samples;
import dev.slipway.core.Content;
import dev.slipway.core.ImageProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerRequest;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerResponse;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;

class EcrProfilesTest {
  private static final String DIGEST = Samples.NEW;
  private static final String MANIFEST =
      """
      {"config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "sha256:c"},
       "layers": []}
      """;
  private static final String CONFIGURATION =
      """
      {"architecture": "arm64", "os": "linux", "variant": "v8", "config": {"Labels": {
        "org.opencontainers.image.revision": "4f2e1c0",
        "dev.slipway.keep-alive-seconds": "75", "org.opencontainers.image.created": "",
        "maintainer": "somebody", "org.opencontainers.image.licenses": "MIT"},
        "Env": ["PASSWORD=hunter2"]}}
      """;
  private static final String INDEX =
      """
      {"manifests": [
        {"digest": "sha256:attestation", "platform": {"os": "unknown", "architecture": "unknown"}},
        {"digest": "sha256:x", "platform": {"os": "linux", "architecture": "amd64"}},
        {"digest": "sha256:y", "platform": {"os": "linux", "architecture": "arm64",
          "variant": "v8"}}]}
      """;

  private final Map<String, String> manifests = new HashMap<>();
  private final Map<String, String> blobs = new HashMap<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String digest = exchange.getRequestURI().getPath().substring(1);
          byte[] body = blobs.getOrDefault(digest, "").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(body.length == 0 ? 403 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsPlatformAndKnownLabelsFromTheConfiguration() {
    manifests.put(DIGEST, MANIFEST);
    blobs.put("sha256:c", CONFIGURATION);
    assertThat(profile("linux/arm64"))
        .contains(
            new ImageProfile(
                List.of("linux/arm64/v8"),
                Map.of(
                    "org.opencontainers.image.revision", "4f2e1c0",
                    "dev.slipway.keep-alive-seconds", "75")));
  }

  @Test
  void readsThePlatformsOfAnIndexAndTheLabelsOfTheMemberThatFits() {
    manifests.put(DIGEST, INDEX);
    manifests.put("sha256:y", MANIFEST);
    blobs.put("sha256:c", CONFIGURATION);
    ImageProfile profile = profile("linux/arm64").orElseThrow();
    assertThat(profile.platforms()).containsExactly("linux/amd64", "linux/arm64/v8");
    assertThat(profile.labels()).containsEntry("org.opencontainers.image.revision", "4f2e1c0");
  }

  @Test
  void knowsThePlatformsOfAnIndexWithoutAMemberThatFits() {
    manifests.put(DIGEST, INDEX);
    assertThat(profile("windows/amd64"))
        .contains(new ImageProfile(List.of("linux/amd64", "linux/arm64/v8"), Map.of()));
  }

  @Test
  void findsNoImageThatIsNotThere() {
    assertThat(profile("linux/amd64")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing"})
  void doesWithoutAConfigurationThatCannotBeRead(String blob) {
    manifests.put(DIGEST, MANIFEST);
    if (blob.isEmpty()) {
      blobs.put("sha256:c", "");
    }
    assertThat(profile("linux/amd64")).contains(new ImageProfile(List.of(), Map.of()));
  }

  @Test
  void readsNoConfigurationThatIsTooLarge() {
    manifests.put(DIGEST, MANIFEST);
    blobs.put("sha256:c", CONFIGURATION + " ".repeat(1_000_000));
    assertThat(profile("linux/arm64")).contains(new ImageProfile(List.of(), Map.of()));
  }

  @Test
  void knowsNothingOfWhatIsNoImage() {
    manifests.put(
        DIGEST,
        "{\"config\": {\"mediaType\": \"application/vnd.cncf.helm.config.v1+json\","
            + " \"digest\": \"sha256:c\"}}");
    blobs.put("sha256:c", "no JSON at all");
    assertThat(profile("linux/amd64")).contains(new ImageProfile(List.of(), Map.of()));
  }

  private Optional<ImageProfile> profile(String platform) {
    return new EcrImageRegistry(new Ecr())
        .profile("slipway/backend", new Content(DIGEST, false), platform);
  }

  /** One repository. */
  private final class Ecr implements EcrClient {

    @Override
    public BatchGetImageResponse batchGetImage(BatchGetImageRequest request) {
      String digest = request.imageIds().getFirst().imageDigest();
      return Optional.ofNullable(manifests.get(digest))
          .map(
              manifest ->
                  BatchGetImageResponse.builder().images(i -> i.imageManifest(manifest)).build())
          .orElseGet(() -> BatchGetImageResponse.builder().build());
    }

    @Override
    public GetDownloadUrlForLayerResponse getDownloadUrlForLayer(
        GetDownloadUrlForLayerRequest request) {
      if (!blobs.containsKey(request.layerDigest())) {
        throw LayersNotFoundException.builder().build();
      }
      String url =
          "http://%s:%d/%s"
              .formatted(
                  server.getAddress().getHostString(),
                  server.getAddress().getPort(),
                  request.layerDigest());
      return GetDownloadUrlForLayerResponse.builder().downloadUrl(url).build();
    }

    @Override
    public String serviceName() {
      return "ecr";
    }

    @Override
    public void close() {}
  }
}
