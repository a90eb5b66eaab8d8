package dev.slipway.rehearsal.events;

import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.time.CloudClock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What event delivery works with.
 *
 * @param delivery runs deliveries; they never wait for long
 * @param random for event ids
 */
public record Bus(
    CloudClock clock,
    Journal journal,
    Executor delivery,
    RandomGenerator random,
    DeliveryFaults faults) {

  void write(String kind, String rule, String text) {
    journal.write(new Journal.Entry(clock.now(), "events", kind, rule, text));
  }

  void later(Duration cloudTime, Runnable action) {
    if (cloudTime.isZero()) {
      delivery.execute(action);
    } else {
      clock.after(cloudTime, () -> delivery.execute(action));
    }
  }
}
