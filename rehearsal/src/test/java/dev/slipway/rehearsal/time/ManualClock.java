package dev.slipway.rehearsal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves only when a test moves it; actions run in order, on the test's thread. */
public final class ManualClock implements CloudClock {

  private final AtomicLong numbers = new AtomicLong();
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");

  private record Entry(Instant at, long number, Runnable action) {}

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized Timer after(Duration cloudTime, Runnable action) {
    Entry entry = new Entry(now.plus(cloudTime), numbers.incrementAndGet(), action);
    entries.add(entry);
    return () -> forget(entry);
  }

  @Override
  public Timer every(Duration cloudTime, Runnable action) {
    Repetition repetition = new Repetition(cloudTime, action);
    repetition.plan();
    return repetition;
  }

  @Override
  public Duration wall(Duration cloudTime) {
    return cloudTime;
  }

  /** Lets time pass and runs what falls due, each action at its own time. */
  public void pass(Duration time) {
    Instant until = now().plus(time);
    for (Entry next = due(until); next != null; next = due(until)) {
      next.action().run();
    }
    moveTo(until);
  }

  private synchronized Entry due(Instant until) {
    Entry next = entries.peek();
    if (next == null || next.at().isAfter(until)) {
      return null;
    }
    now = next.at();
    return entries.poll();
  }

  private synchronized void moveTo(Instant time) {
    now = time;
  }

  private synchronized void forget(Entry entry) {
    entries.remove(entry);
  }

  private final class Repetition implements Timer {

    private final Duration period;
    private final Runnable action;
    private Timer next = () -> {};
    private boolean cancelled;

    Repetition(Duration period, Runnable action) {
      this.period = period;
      this.action = action;
    }

    void plan() {
      next =
          after(
              period,
              () -> {
                action.run();
                if (!cancelled) {
                  plan();
                }
              });
    }

    @Override
    public void cancel() {
      cancelled = true;
      next.cancel();
    }
  }
}
