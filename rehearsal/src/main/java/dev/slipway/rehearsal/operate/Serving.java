package dev.slipway.rehearsal.operate;

import java.util.List;
import java.util.Optional;

/**
 * What ECS says a service runs.
 *
 * @param taskDefinition ARN of the revision it is set to
 * @param digest its image's digest; empty while it names none
 * @param revisions the revisions it has tasks of, newest first; more than one while it moves
 */
record Serving(
    String taskDefinition, Optional<String> digest, Tasks tasks, List<Running> revisions) {

  /** How many tasks are wanted and there. */
  record Tasks(int desired, int running, int pending) {}

  /** The running tasks of one revision. */
  record Running(String taskDefinition, int tasks) {}
}
