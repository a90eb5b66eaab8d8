package dev.slipway.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Downloads a small text from a signed URL. */
final class SmallDownload {
  /** Of an image's configuration; more is none. */
  private static final int MOST_BYTES = 1_000_000;

  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(5).toMillis();

  private SmallDownload() {}

  /**
   * The text; nothing when it is too large or did not come. Whoever asks can do without it: an
   * unreadable label is no reason to stop a deployment.
   */
  static Optional<String> of(URI url) {
    try {
      URLConnection connection = url.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      try (InputStream body = connection.getInputStream()) {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        return bytes.length > MOST_BYTES
            ? Optional.empty()
            : Optional.of(new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (IOException unreachable) {
      return Optional.empty();
    }
  }
}
