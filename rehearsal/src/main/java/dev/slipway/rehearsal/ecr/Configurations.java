package dev.slipway.rehearsal.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What images say of themselves in their configurations (OCI image-spec, config.md). */
final class Configurations {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Blobs blobs;

  Configurations(Blobs blobs) {
    this.blobs = blobs;
  }

  /** How its containers start; empty for an index. */
  JsonNode start(StoredImage image) {
    return whole(image).path("config");
  }

  /** As Go names it, such as {@code amd64}; empty when the image does not say. */
  String architecture(StoredImage image) {
    return whole(image).path("architecture").asText();
  }

  Map<String, String> labels(StoredImage image) {
    Map<String, String> labels = new LinkedHashMap<>();
    start(image)
        .path("Labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  private JsonNode whole(StoredImage image) {
    return image
        .manifest()
        .config()
        .flatMap(config -> blobs.find(config.digest()))
        .map(Configurations::read)
        .orElseGet(JSON::createObjectNode);
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read the configuration " + file, broken);
    }
  }
}
