package dev.slipway.port;

import dev.slipway.core.Content;
import dev.slipway.core.Image;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.ImageSource;
import dev.slipway.core.evidence.ScanReport;
import java.util.Optional;

/** The registry that images are pushed to. */
public interface ImageRegistry {

  /**
   * The image with this name.
   *
   * @param name tag or digest
   */
  Optional<Image> find(String repository, String name);

  /**
   * The pushed image with this digest; its tag is one that the source takes, and there is none if
   * the image has no such tag.
   */
  Optional<Image> pushed(ImageSource source, String digest);

  /** Registry and repository, as an image reference begins. */
  String uriOf(String repository);

  /** The most recently pushed image with a tag the source takes. */
  Optional<Image> newest(ImageSource source);

  /**
   * What the image says of itself; nothing when the registry does not have it.
   *
   * @param platform which member of an index is looked at, such as {@code linux/amd64}
   */
  Optional<ImageProfile> profile(String repository, Content content, String platform);

  /** What the registry's scan says of the image, or of the index's member for the platform. */
  ScanReport scan(String repository, Content content, String platform);
}
