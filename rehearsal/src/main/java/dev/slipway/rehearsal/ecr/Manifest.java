package dev.slipway.rehearsal.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an image manifest or an index says (OCI image-spec, manifest.md and image-index.md; Docker's
 * schema 2 has the same members).
 *
 * @param config the image's configuration; none in an index
 * @param children the images of an index
 */
record Manifest(
    String mediaType,
    Optional<Descriptor> config,
    List<Descriptor> layers,
    List<Descriptor> children) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A reference to content.
   *
   * @param size in bytes
   * @param architecture as Go names it, such as {@code amd64}; empty when the descriptor has none
   */
  record Descriptor(String mediaType, Digest digest, long size, String architecture) {}

  /**
   * @param contentType what the client called it; the manifest's own {@code mediaType} wins
   * @throws IllegalArgumentException when it is neither a manifest nor an index
   */
  static Manifest parse(String content, String contentType) {
    JsonNode json = json(content);
    List<Descriptor> children = descriptors(json.path("manifests"));
    Optional<Descriptor> config =
        Optional.of(json.path("config")).filter(JsonNode::isObject).map(Manifest::descriptor);
    if (config.isEmpty() && !json.path("manifests").isArray()) {
      throw new IllegalArgumentException("the manifest has neither config nor manifests");
    }
    String mediaType = json.path("mediaType").asText(contentType);
    return new Manifest(mediaType, config, descriptors(json.path("layers")), children);
  }

  /** The blobs an image consists of: configuration and layers. */
  List<Descriptor> blobs() {
    return Stream.concat(config.stream(), layers.stream()).toList();
  }

  /** Bytes of all blobs, as stored. */
  long size() {
    return blobs().stream().mapToLong(Descriptor::size).sum();
  }

  private static JsonNode json(String content) {
    try {
      return JSON.readTree(content);
    } catch (IOException e) {
      throw new IllegalArgumentException("the manifest is not JSON", e);
    }
  }

  private static List<Descriptor> descriptors(JsonNode list) {
    return list.valueStream().map(Manifest::descriptor).toList();
  }

  private static Descriptor descriptor(JsonNode json) {
    return new Descriptor(
        json.path("mediaType").asText(),
        new Digest(json.path("digest").asText()),
        json.path("size").asLong(),
        json.at("/platform/architecture").asText());
  }
}
