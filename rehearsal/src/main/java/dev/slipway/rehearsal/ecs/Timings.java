package dev.slipway.rehearsal.ecs;

import java.time.Duration;

/**
 * How long AWS takes for what this cloud only plays, in cloud time. Sources: ecs_task_events (a
 * small task's life), read 2026-11; service events of real rollouts for the load balancer's part.
 *
 * @param networkInterface until the interface is attached
 * @param latestInterface when ECS gives up on the interface; AWS publishes no number
 * @param beforePull until the pull starts
 * @param pull how long a good pull takes at least
 * @param pullRetries until a failing pull is given up
 * @param containers until created containers run
 * @param registration from running to being registered with the load balancer
 * @param deregistration from the decision to stop until connections drain
 * @param release until the interface is gone
 * @param reconciliation how often a service looks at itself
 * @param settled a running task without health checks counts as healthy after that
 */
record Timings(
    Duration networkInterface,
    Duration latestInterface,
    Duration beforePull,
    Duration pull,
    Duration pullRetries,
    Duration containers,
    Duration registration,
    Duration deregistration,
    Duration release,
    Duration reconciliation,
    Duration settled) {

  static final Timings AWS =
      new Timings(
          Duration.ofMillis(3_300),
          Duration.ofMinutes(5),
          Duration.ofSeconds(7),
          Duration.ofMillis(9_300),
          Duration.ofSeconds(60),
          Duration.ofMillis(800),
          Duration.ofSeconds(8),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(40));
}
