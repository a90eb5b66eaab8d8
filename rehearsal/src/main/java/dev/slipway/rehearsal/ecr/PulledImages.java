package dev.slipway.rehearsal.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pulls images out of the account's own repositories. */
final class PulledImages implements Images {

  private final Repositories repositories;
  private final Configurations configurations;
  private final UnpackedImages unpacked;

  PulledImages(Repositories repositories, Configurations configurations, UnpackedImages unpacked) {
    this.repositories = repositories;
    this.configurations = configurations;
    this.unpacked = unpacked;
  }

  @Override
  public Image pull(Wanted wanted, Path folder) throws NoSuchImage {
    String reference = wanted.reference();
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
    return pulled(ofPlatform(repository, image, wanted.architecture()), folder);
  }

  private Image pulled(StoredImage image, Path folder) {
    try {
      unpacked.copy(image, folder);
      return configured(image.digest(), configurations.start(image));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + image.digest().value(), e);
    }
  }

  /** An image that does not say for which processors it is runs on all of them. */
  private StoredImage ofPlatform(Repository repository, StoredImage image, String architecture)
      throws NoSuchImage {
    Optional<StoredImage> fitting =
        image.manifest().config().isPresent()
            ? Optional.of(image)
            : image.manifest().children().stream()
                .filter(descriptor -> descriptor.architecture().equals(architecture))
                .findFirst()
                .flatMap(descriptor -> repository.find(descriptor.digest().value()));
    return fitting
        .filter(each -> Set.of("", architecture).contains(configurations.architecture(each)))
        .orElseThrow(() -> NoSuchImage.ofPlatform(architecture));
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
    return NoSuchImage.atAll(reference);
  }
}
