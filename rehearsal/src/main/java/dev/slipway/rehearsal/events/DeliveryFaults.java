package dev.slipway.rehearsal.events;

import java.time.Duration;
import java.util.List;

/**
 * How a match's deliveries go wrong. EventBridge delivers at least once and in no certain order,
 * and its sources emit on a best-effort basis.
 */
public interface DeliveryFaults {

  /** Every event arrives once and at once. */
  DeliveryFaults NONE = (ruleName, eventJson) -> List.of(Duration.ZERO);

  /** When, in cloud time from now, the rule's targets get the event; never when there is none. */
  List<Duration> arrivals(String ruleName, String eventJson);
}
