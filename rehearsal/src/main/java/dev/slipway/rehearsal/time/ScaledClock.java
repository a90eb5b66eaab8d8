package dev.slipway.rehearsal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Wall time, faster by a factor: at 30, a minute of the cloud passes in two seconds. */
public final class ScaledClock implements CloudClock, AutoCloseable {

  private final double factor;
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();

  /** Time stands still once the clock is closed: what is asked for then never happens. */
  private final ScheduledExecutorService timers =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("clock").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * @param factor cloud seconds per wall second, above 0
   * @throws IllegalArgumentException when the factor is not above 0
   */
  public ScaledClock(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("the clock's factor must be above 0, not " + factor);
    }
    this.factor = factor;
  }

  @Override
  public Instant now() {
    return start.plusNanos((long) ((System.nanoTime() - startNanos) * factor));
  }

  @Override
  public Timer after(Duration cloudTime, Runnable action) {
    return cancelling(
        timers.schedule(logged(action), wall(cloudTime).toNanos(), TimeUnit.NANOSECONDS));
  }

  @Override
  public Timer every(Duration cloudTime, Runnable action) {
    long period = Math.max(1, wall(cloudTime).toNanos());
    return cancelling(
        timers.scheduleWithFixedDelay(logged(action), period, period, TimeUnit.NANOSECONDS));
  }

  @Override
  public Duration wall(Duration cloudTime) {
    return Duration.ofNanos((long) (cloudTime.toNanos() / factor));
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }

  private static Timer cancelling(Future<?> future) {
    return () -> future.cancel(false);
  }

  /** A timer that throws would silently never fire again. */
  private static Runnable logged(Runnable action) {
    return () -> {
      try {
        action.run();
      } catch (RuntimeException | Error failure) {
        System.err.println("rehearsal: a timer failed");
        failure.printStackTrace();
      }
    };
  }
}
