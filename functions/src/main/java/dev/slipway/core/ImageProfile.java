package dev.slipway.core;

import java.util.List;
import java.util.Map;

/**
 * What an image says of itself.
 *
 * @param platforms such as {@code linux/arm64}, sorted
 * @param labels those Slipway knows: {@code org.opencontainers.image.*} and {@code dev.slipway.*}
 */
public record ImageProfile(List<String> platforms, Map<String, String> labels) implements Fact {

  public ImageProfile {
    platforms = List.copyOf(platforms);
    labels = Map.copyOf(labels);
  }

  /**
   * Whether what is built for this platform, which may name a variant, runs where that is needed.
   */
  public static boolean fits(String platform, String needed) {
    return platform.equals(needed) || platform.startsWith(needed + "/");
  }
}
