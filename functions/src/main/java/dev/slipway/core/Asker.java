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

  /** What was said, if anything was. */
  public static Optional<Asker> of(Optional<String> name, Optional<String> reason) {
    return name.isPresent() || reason.isPresent()
        ? Optional.of(new Asker(name, reason))
        : Optional.empty();
  }

  /** To be put behind a verb, such as {@code by ana: tested on staging}. */
  public String told() {
    return name.map(each -> " by " + each).orElse("") + why();
  }

  /** The reason behind a colon and without its full stop, to go on with the sentence. */
  public String why() {
    return reason.map(each -> ": " + each.strip().replaceFirst("\\.$", "")).orElse("");
  }

  /** The reason that opens gates. */
  public boolean saysWhy() {
    return reason.isPresent();
  }
}
