package dev.slipway.rehearsal.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.ecr.Digest;
import dev.slipway.rehearsal.image.ImageContent.Blob;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An image in a folder of the OCI image layout (OCI image-spec, image-layout.md). */
record OciLayout(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static boolean isLayout(Path folder) {
    return Files.isRegularFile(folder.resolve("oci-layout"));
  }

  /**
   * @throws ImageRefused when the folder holds no image, several, or one with parts missing
   */
  ImageContent image() {
    JsonNode manifests = json(text(folder.resolve("index.json"))).path("manifests");
    if (manifests.size() != 1) {
      throw new ImageRefused(
          folder + " holds " + manifests.size() + " images; exactly one is needed");
    }
    return content(manifests.path(0));
  }

  private ImageContent content(JsonNode descriptor) {
    String manifest = text(blobFile(descriptor));
    JsonNode json = json(manifest);
    List<Blob> blobs =
        Stream.concat(Stream.of(json.path("config")), json.path("layers").valueStream())
            .filter(JsonNode::isObject)
            .map(this::blob)
            .toList();
    List<ImageContent> children = json.path("manifests").valueStream().map(this::content).toList();
    return new ImageContent(descriptor.path("mediaType").asText(), manifest, blobs, children);
  }

  private Blob blob(JsonNode descriptor) {
    Path file = blobFile(descriptor);
    return new Blob(descriptor.path("digest").asText(), () -> publisher(file));
  }

  private Path blobFile(JsonNode descriptor) {
    Digest digest = new Digest(descriptor.path("digest").asText());
    Path file = folder.resolve("blobs/sha256").resolve(digest.hex());
    if (!Files.isRegularFile(file)) {
      throw new ImageRefused(
          "the image in " + folder + " is incomplete: no blob " + digest.value());
    }
    return file;
  }

  private static BodyPublisher publisher(Path file) {
    try {
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException e) {
      throw new ImageRefused(file + " is gone", e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ImageRefused("cannot read " + file, e);
    }
  }

  private static JsonNode json(String content) {
    try {
      return JSON.readTree(content);
    } catch (IOException e) {
      throw new ImageRefused("a manifest of the image is no JSON", e);
    }
  }
}
