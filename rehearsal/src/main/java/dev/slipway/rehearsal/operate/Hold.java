package dev.slipway.rehearsal.operate;

import java.time.Instant;
import java.util.Optional;

/**
 * Why pushes do not deploy to a service at present.
 *
 * @param by ARN of the execution that set it
 * @param waiting the newer image that was not deployed because of it
 */
record Hold(String reason, Instant since, String by, Optional<Waiting> waiting) {

  /** An image that waits for the release. */
  record Waiting(Optional<String> tag, String digest) {}

  static Hold of(Item item) {
    return new Hold(
        item.text("reason"),
        item.time("since"),
        item.text("by"),
        item.map("waiting")
            .map(image -> new Waiting(image.optionalText("tag"), image.text("digest"))));
  }
}
