package dev.slipway.rehearsal.story;

import dev.slipway.rehearsal.story.Stopwatch.Reaction;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast a bad revision was found out, and by whom.
 *
 * @param cause the cause's code
 * @param slipway empty when it refused the image before anything moved
 * @param tasks launched of the revision
 * @param alone what ECS makes of the same image by itself; empty where that was not tried
 */
record Timing(
    String scenario, String cause, Optional<Reaction> slipway, int tasks, Optional<Alone> alone) {

  /**
   * ECS with its circuit breaker, and nobody else.
   *
   * @param after cloud time from UpdateService to the rollback's beginning
   */
  record Alone(Duration after, int tasks) {}

  Timing besides(Alone ecs) {
    return new Timing(scenario, cause, slipway, tasks, Optional.of(ecs));
  }
}
