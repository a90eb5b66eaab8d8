package dev.slipway.rehearsal.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of the local cloud. Everything AWS would wait for (health check intervals, draining,
 * bake times, time-outs of parked states) runs on it; work that real processes do (a Lambda
 * invocation, the answer of a health check) is bounded in wall time instead, because it does not
 * get faster when the clock does.
 */
public interface CloudClock {

  /** The cloud's present time. */
  Instant now();

  /** Runs the action once, that much cloud time from now, on the clock's own thread. */
  Timer after(Duration cloudTime, Runnable action);

  /** Runs the action again and again, that much cloud time apart, until cancelled. */
  Timer every(Duration cloudTime, Runnable action);

  /** How much wall time that much cloud time takes. */
  Duration wall(Duration cloudTime);

  /** An action that waits for its time. */
  interface Timer {
    /** Forgets the action; nothing happens when it has run already. */
    void cancel();
  }
}
