package dev.slipway.rehearsal.events;

import java.time.Duration;
import java.util.Optional;

/**
 * A rule's target.
 *
 * @param roleArn who EventBridge is towards the target, for targets without a policy of their own
 */
record RuleTarget(
    String id, String arn, Optional<String> roleArn, TargetInput input, Persistence persistence) {

  /**
   * How long delivery is tried (EventBridge user guide, eb-rule-retry-policy, read 2026-11).
   *
   * @param attempts retries after the first try
   * @param maximumAge of the event
   * @param deadLetterArn the queue for events that cannot be delivered
   */
  record Persistence(int attempts, Duration maximumAge, Optional<String> deadLetterArn) {

    static final int MOST_ATTEMPTS = 185;
    static final Duration LONGEST_AGE = Duration.ofHours(24);
  }
}
