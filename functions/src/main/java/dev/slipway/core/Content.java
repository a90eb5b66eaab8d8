package dev.slipway.core;

import java.util.regex.Pattern;

/**
 * What an image is, independent of its names.
 *
 * @param digest {@code sha256:} and 64 lower-case hexadecimal digits
 * @param index whether the digest names an index of several platforms, so that a running task
 *     reports the digest of one of its members
 */
public record Content(String digest, boolean index) {
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  private static final int SHORT = "sha256:".length() + 12;

  public Content {
    if (!isDigest(digest)) {
      throw new IllegalArgumentException("not an image digest: " + digest);
    }
  }

  /** The digest as people can still tell it apart. */
  public String shortDigest() {
    return digest.substring(0, SHORT);
  }

  /** Whether the text is a digest ECS and ECR take (ECS API, ContainerDefinition, read 2026-11). */
  public static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }
}
