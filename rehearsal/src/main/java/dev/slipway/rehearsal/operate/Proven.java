package dev.slipway.rehearsal.operate;

import java.time.Instant;
import java.util.Optional;

/**
 * A revision that proved good.
 *
 * @param taskDefinition its ARN
 * @param by the deployment that proved it
 */
record Proven(
    String taskDefinition, String digest, Optional<String> tag, Instant since, String by) {

  static Proven of(Item generation) {
    return new Proven(
        generation.text("taskDefinition"),
        generation.text("digest"),
        generation.optionalText("tag"),
        generation.time("since"),
        generation.text("by"));
  }
}
