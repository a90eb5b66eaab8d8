package dev.slipway.core;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image says of itself.
 *
 * @param platforms such as {@code linux/arm64}, sorted
 * @param labels those Slipway knows: {@code org.opencontainers.image.*} and {@code dev.slipway.*}
 */
public record ImageProfile(List<String> platforms, Map<String, String> labels) implements Fact {
  private static final int LONGEST = 200;

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

  /** The commit it was built from. */
  public Optional<String> commit() {
    return label("org.opencontainers.image.revision");
  }

  /** When it was built, if it says so in a form that can be read. */
  public Optional<Instant> builtAt() {
    return label("org.opencontainers.image.created").flatMap(ImageProfile::time);
  }

  /** Who brought it: as its build says, or else who wrote what is in it. */
  public Optional<String> pusher() {
    return label("dev.slipway.pusher").or(() -> label("org.opencontainers.image.authors"));
  }

  private Optional<String> label(String name) {
    return Optional.ofNullable(labels.get(name))
        .filter(value -> !value.isBlank())
        .map(value -> value.substring(0, Math.min(LONGEST, value.length())));
  }

  // Image specification, annotations, read 2026-11: RFC 3339, which may name an offset.
  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
