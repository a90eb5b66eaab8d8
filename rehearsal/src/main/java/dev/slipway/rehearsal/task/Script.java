package dev.slipway.rehearsal.task;

import java.time.Duration;
import java.util.Optional;

/**
 * How a simulated task behaves.
 *
 * @param pullTime cloud time its images take
 * @param exit when and how it ends by itself
 * @param stopTime cloud time from its stop signal to its end
 */
public record Script(
    boolean imageExists,
    Duration pullTime,
    boolean healthy,
    Optional<Exit> exit,
    Duration stopTime) {

  /** The end of a container that nobody asked for. */
  public record Exit(Duration after, int code) {}

  public static final Script GOOD =
      new Script(true, Duration.ofSeconds(2), true, Optional.empty(), Duration.ofSeconds(1));

  public static final Script NEVER_HEALTHY =
      new Script(true, Duration.ofSeconds(2), false, Optional.empty(), Duration.ofSeconds(1));

  public static final Script NO_IMAGE =
      new Script(false, Duration.ofSeconds(2), false, Optional.empty(), Duration.ZERO);

  /** Starts, and ends by itself. */
  public static Script ending(Duration after, int code) {
    return new Script(
        true, Duration.ofSeconds(2), true, Optional.of(new Exit(after, code)), Duration.ZERO);
  }
}
