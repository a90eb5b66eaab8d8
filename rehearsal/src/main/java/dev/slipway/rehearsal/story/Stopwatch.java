package dev.slipway.rehearsal.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who looks at the clock while a revision that is no good is found out. */
public interface Stopwatch {

  /**
   * How Slipway found out about the deployment it began after that cloud time; empty while it has
   * not, or when it found nothing wrong.
   */
  Optional<Reaction> reaction(String service, Instant since);

  /** Tasks launched of revisions that run this image. */
  int tasksOf(String service, String digest);

  /**
   * From a failure to what is done about it.
   *
   * @param decided cloud time from the deployment's UpdateService to the last event it took to know
   * @param called from that event to the call that begins the rollback; empty when Slipway made
   *     none, as ECS was first
   */
  record Reaction(Duration decided, Optional<Lag> called) {}

  /**
   * The same stretch of time twice: what AWS waits for passes in cloud time, what programs do takes
   * wall time.
   */
  record Lag(Duration cloud, Duration wall) {}
}
