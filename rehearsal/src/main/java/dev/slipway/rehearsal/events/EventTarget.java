package dev.slipway.rehearsal.events;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Something that rules can have as a target. */
public interface EventTarget {

  /** Whether it is this ARN's service. */
  boolean takes(String targetArn);

  /** Hands an event over. Completes at once, whatever the target then does with it. */
  CompletableFuture<Receipt> deliver(Parcel parcel);

  /**
   * An event on its way.
   *
   * @param input what the target is given, as JSON
   */
  record Parcel(
      String eventId, String ruleArn, String targetArn, Optional<String> roleArn, String input) {}

  /** How the target took it. */
  sealed interface Receipt {

    record Accepted() implements Receipt {}

    /**
     * @param code as dead letters name it, such as {@code NO_PERMISSIONS}
     * @param retry whether trying again may help
     */
    record Refused(String code, String message, boolean retry) implements Receipt {}
  }
}
