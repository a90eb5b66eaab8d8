package dev.slipway.rehearsal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * Time that passes only when told to, on the caller's thread. What is due at the same instant runs
 * in an order drawn from the given randomness, so that a seed fixes a run and another seed shakes
 * it.
 */
public final class VirtualClock implements CloudClock {

  private final PriorityQueue<Due> waiting =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private final RandomGenerator order;
  private Instant now;

  public VirtualClock(Instant start, RandomGenerator order) {
    this.now = start;
    this.order = order;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Timer after(Duration cloudTime, Runnable action) {
    Due due = new Due(now.plus(cloudTime), order.nextLong(), action);
    waiting.add(due);
    return () -> waiting.remove(due);
  }

  @Override
  public Timer every(Duration cloudTime, Runnable action) {
    Repetition repetition = new Repetition(cloudTime, action);
    repetition.schedule();
    return repetition;
  }

  @Override
  public Duration wall(Duration cloudTime) {
    return cloudTime;
  }

  /** Lets this much time pass and runs everything that falls due in it. */
  public void advance(Duration cloudTime) {
    Instant end = now.plus(cloudTime);
    for (Due due = waiting.peek(); due != null && !due.at().isAfter(end); due = waiting.peek()) {
      step();
    }
    now = end;
  }

  /**
   * Goes to the next thing that waits and runs it.
   *
   * @return whether there was one
   */
  public boolean step() {
    Due due = waiting.poll();
    if (due == null) {
      return false;
    }
    now = due.at().isAfter(now) ? due.at() : now;
    due.action().run();
    return true;
  }

  private record Due(Instant at, long order, Runnable action) {}

  private final class Repetition implements Timer {

    private final Duration period;
    private final Runnable action;
    private boolean cancelled;
    private Timer next = () -> {};

    private Repetition(Duration period, Runnable action) {
      this.period = period;
      this.action = action;
    }

    private void schedule() {
      next = after(period, this::run);
    }

    private void run() {
      action.run();
      if (!cancelled) {
        schedule();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      next.cancel();
    }
  }
}
