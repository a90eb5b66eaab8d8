package dev.slipway.rehearsal.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.cloud.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pulls images out of the account's own repositories. */
final class PulledImages implements Images {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "amd64", "x86_64", "amd64", "aarch64", "arm64");

  private final Repositories repositories;
  private final Blobs blobs;
  private final UnpackedImages unpacked;

  PulledImages(Repositories repositories, Blobs blobs, Path cache) {
    this.repositories = repositories;
    this.blobs = blobs;
    this.unpacked = new UnpackedImages(blobs, cache);
  }

  @Override
  public Image pull(String reference, Path folder) throws NoSuchImage {
    ImageReference name = ImageReference.parse(reference);
    if (!name.host().equals(repositories.account().registryHost())) {
      throw new NoSuchImage(
          "failed to resolve ref "
              + reference
              + ": the local cloud has no registry "
              + name.host());
    }
    Repository repository =
        repositories.find(name.repository()).orElseThrow(() -> notFound(reference));
    StoredImage image = repository.find(name.tagOrDigest()).orElseThrow(() -> notFound(reference));
    return pulled(ofThisPlatform(repository, image, reference), folder);
  }

  private Image pulled(StoredImage image, Path folder) {
    try {
      unpacked.copy(image, folder);
      return configured(image.digest(), configuration(image));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + image.digest().value(), e);
    }
  }

  private JsonNode configuration(StoredImage image) throws IOException {
    Digest digest = image.manifest().config().orElseThrow().digest();
    return JSON.readTree(blobs.find(digest).orElseThrow().toFile()).path("config");
  }

  private static StoredImage ofThisPlatform(
      Repository repository, StoredImage image, String reference) throws NoSuchImage {
    if (image.manifest().config().isPresent()) {
      return image;
    }
    String architecture = ARCHITECTURES.getOrDefault(System.getProperty("os.arch", ""), "none");
    Optional<StoredImage> child =
        image.manifest().children().stream()
            .filter(descriptor -> descriptor.architecture().equals(architecture))
            .findFirst()
            .flatMap(descriptor -> repository.find(descriptor.digest().value()));
    return child.orElseThrow(
        () ->
            new NoSuchImage(
                "image Manifest does not contain descriptor matching platform 'linux/"
                    + architecture
                    + "': "
                    + reference));
  }

  private static Image configured(Digest digest, JsonNode config) {
    String directory = config.path("WorkingDir").asText();
    return new Image(
        digest.value(),
        texts(config.path("Entrypoint")),
        texts(config.path("Cmd")),
        environment(config.path("Env")),
        directory.isEmpty() ? "/" : directory,
        config.path("StopSignal").asText("SIGTERM"));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static Map<String, String> environment(JsonNode list) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String assignment : texts(list)) {
      int equals = assignment.indexOf('=');
      environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    return environment;
  }

  private static NoSuchImage notFound(String reference) {
    return new NoSuchImage("failed to resolve ref " + reference + ": " + reference + ": not found");
  }
}
