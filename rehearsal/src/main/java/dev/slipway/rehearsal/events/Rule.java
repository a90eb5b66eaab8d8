package dev.slipway.rehearsal.events;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which events go where. */
record Rule(String name, String arn, boolean enabled, Trigger trigger, List<RuleTarget> targets) {

  /**
   * What sets a rule off.
   *
   * @param pattern an event pattern as JSON
   * @param every how often a schedule makes an event of its own
   */
  record Trigger(Optional<String> pattern, Optional<Duration> every) {}
}
