package dev.slipway.rehearsal.image;

import dev.slipway.rehearsal.ecr.Digest;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.List;
import java.util.function.Supplier;

/**
 * An image, or an index of images, ready to be pushed.
 *
 * @param mediaType of the manifest
 * @param manifest byte for byte
 * @param children the images of an index, which go first
 */
public record ImageContent(
    String mediaType, String manifest, List<Blob> blobs, List<ImageContent> children) {

  public ImageContent {
    blobs = List.copyOf(blobs);
    children = List.copyOf(children);
  }

  /** The manifest's digest: the image's name for good. */
  public String digest() {
    return Digest.of(manifest).value();
  }

  /**
   * A layer or configuration.
   *
   * @param content opened once for each upload
   */
  public record Blob(String digest, Supplier<BodyPublisher> content) {}
}
