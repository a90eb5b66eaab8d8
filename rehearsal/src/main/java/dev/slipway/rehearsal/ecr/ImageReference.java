package dev.slipway.rehearsal.ecr;

import dev.slipway.rehearsal.cloud.Images.NoSuchImage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image as a container definition names it.
 *
 * @param tagOrDigest the tag is {@code latest} when the reference has neither
 */
record ImageReference(String host, String repository, String tagOrDigest) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<host>[^/]+)/(?<repository>[^:@]+)(?::(?<tag>[^@]+))?(?:@(?<digest>sha256:[0-9a-f]{64}))?");

  /**
   * @throws NoSuchImage when the text is no such reference
   */
  static ImageReference parse(String text) throws NoSuchImage {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new NoSuchImage("invalid reference format: " + text);
    }
    String named = parts.group("digest") == null ? parts.group("tag") : parts.group("digest");
    return new ImageReference(
        parts.group("host"), parts.group("repository"), named == null ? "latest" : named);
  }
}
