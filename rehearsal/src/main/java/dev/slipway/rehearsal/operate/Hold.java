package dev.slipway.rehearsal.operate;

import java.time.Instant;

/**
 * Why pushes do not deploy to a service at present.
 *
 * @param by ARN of the execution that set it
 */
record Hold(String reason, Instant since, String by) {

  static Hold of(Item item) {
    return new Hold(item.text("reason"), item.time("since"), item.text("by"));
  }
}
