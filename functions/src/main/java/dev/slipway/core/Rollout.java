package dev.slipway.core;

import dev.slipway.core.evidence.ObservedTask;
import java.time.Instant;

/**
 * The replacement of a service's tasks that is being followed, forward or back.
 *
 * @param serviceDeployment ARN of the ECS service deployment
 * @param taskDefinition ARN of the revision that shall run
 * @param content what its container shall run
 * @param startedAt no task of this rollout was created earlier
 */
public record Rollout(
    String serviceDeployment, String taskDefinition, Content content, Instant startedAt)
    implements Fact {

  /** Whether this rollout started the task. */
  public boolean started(ObservedTask task) {
    return task.taskDefinition().equals(taskDefinition) && !task.createdAt().isBefore(startedAt);
  }

  /** The revision as {@code family:number}. */
  public String revision() {
    return taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
  }
}
