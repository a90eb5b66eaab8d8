package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.time.CloudClock;
import dev.slipway.rehearsal.time.CloudClock.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets everything that reads or changes ECS's state happen one after the other. */
final class Lane {

  private final CloudClock clock;
  private final ReentrantLock lock = new ReentrantLock();

  Lane(CloudClock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.now();
  }

  <T> T answer(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  /** Runs the action on the clock's thread: never inside the call that asks for it. */
  Timer soon(Runnable action) {
    return after(Duration.ZERO, action);
  }

  Timer after(Duration cloudTime, Runnable action) {
    return clock.after(cloudTime, () -> run(action));
  }

  Timer every(Duration cloudTime, Runnable action) {
    return clock.every(cloudTime, () -> run(action));
  }

  void run(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
