package dev.slipway.rehearsal.operate;

import java.time.Instant;

/**
 * Why an image is not deployed again unless forced.
 *
 * @param code the cause of the failure
 */
record Quarantine(String code, String sentence, Instant since) {

  static Quarantine of(Item item) {
    return new Quarantine(item.text("code"), item.text("sentence"), item.time("since"));
  }
}
