package dev.slipway.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The immutable history of one deployment.
 *
 * @param phases when each state of the workflow was entered
 * @param taskDefinition the revision that was rolled out, when it came to that
 * @param rungs the ways back that were tried, in order
 * @param rollbackTarget the revision a rollback went or would have gone to
 */
public record Attempt(
    Deployment deployment,
    Ending ending,
    Instant settledAt,
    Map<String, Instant> phases,
    Optional<String> taskDefinition,
    Optional<String> rollbackTarget,
    List<Climb> rungs,
    Notes notes) {

  /** One of which nothing else is worth knowing. */
  public Attempt(
      Deployment deployment,
      Ending ending,
      Instant settledAt,
      Map<String, Instant> phases,
      Optional<String> taskDefinition,
      Optional<String> rollbackTarget,
      List<Climb> rungs) {
    this(deployment, ending, settledAt, phases, taskDefinition, rollbackTarget, rungs, Notes.NONE);
  }

  /** The same deployment with another end. */
  public Attempt ended(Ending other) {
    return new Attempt(
        deployment, other, settledAt, phases, taskDefinition, rollbackTarget, rungs, notes);
  }
}
