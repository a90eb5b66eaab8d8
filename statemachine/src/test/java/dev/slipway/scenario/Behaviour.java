package dev.slipway.scenario;

import dev.slipway.rehearsal.task.Script;
import java.time.Duration;
import java.util.Optional;

/** How the tasks of a pushed image behave. */
public final class Behaviour {
  private static final Duration PULL = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(1);

  private Behaviour() {}

  /** Starts, answers its health checks, stops when told to. */
  public static Script good() {
    return Script.GOOD;
  }

  /** Exits with code 1 as soon as it runs. */
  public static Script exitsAtStart() {
    return Script.ending(Duration.ZERO, 1);
  }

  /** Runs, and fails every health check. */
  public static Script neverHealthy() {
    return Script.NEVER_HEALTHY;
  }

  /** Runs well, and exits with code 1 after that time. */
  public static Script diesAfter(Duration time) {
    return Script.ending(time, 1);
  }

  /** Good once its image has been pulled, which takes that long. */
  public static Script pullsFor(Duration time) {
    return new Script(true, time, true, Optional.empty(), STOP);
  }

  /** Good, but takes that long to stop. */
  public static Script stopsIn(Duration time) {
    return new Script(true, PULL, true, Optional.empty(), time);
  }
}
