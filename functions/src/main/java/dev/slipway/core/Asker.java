package dev.slipway.core;

import java.util.Optional;

/**
 * What a request says of the person behind it. Nobody checks it: who really started an execution is
 * known to CloudTrail.
 *
 * @param name who asked
 * @param reason why, in that person's words; with a forced deployment it opens the gates that a
 *     person may override
 */
public record Asker(Optional<String> name, Optional<String> reason) {

  /** The reason that opens gates. */
  public boolean saysWhy() {
    return reason.isPresent();
  }
}
