package dev.slipway.core;

import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ServiceState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service at rest runs another image than the one that was proven on it.
 *
 * @param state with the revision that runs
 * @param digest what its tasks really run
 * @param proven what they should run
 */
public record Drift(ServiceState state, String digest, Proven proven) {

  /**
   * Looks for drift. Says nothing of a service that is changing or runs no tasks, and nothing of an
   * image of several platforms, whose tasks report the digest of one of its members.
   *
   * @param containers those whose image Slipway deploys
   */
  public static Optional<Drift> between(
      ServiceState state, List<ObservedTask> tasks, List<String> containers, Proven proven) {
    boolean atRest = state.steady() && state.counts().reached();
    if (!atRest || proven.content().index()) {
      return Optional.empty();
    }
    return running(state, tasks, containers)
        .filter(digest -> !digest.equals(proven.content().digest()))
        .findFirst()
        .map(digest -> new Drift(state, digest, proven));
  }

  /** The digests that the tasks of the revision that the service is set to really run. */
  public static Stream<String> running(
      ServiceState state, List<ObservedTask> tasks, List<String> containers) {
    return tasks.stream()
        .filter(ObservedTask::running)
        .filter(task -> task.taskDefinition().equals(state.taskDefinition()))
        .flatMap(task -> task.containers().stream())
        .filter(each -> containers.contains(each.name()))
        .map(ObservedContainer::digest)
        .flatMap(Optional::stream);
  }

  /** ARN of the revision that runs. */
  public String taskDefinition() {
    return state.taskDefinition();
  }

  /** ARN of the service deployment that brought it; the revision when ECS names none. */
  public String change() {
    return state.currentDeployment().orElse(taskDefinition());
  }

  /** What tells this change of the service from any other, to be used once for each. */
  public String id() {
    return change().substring(change().lastIndexOf('/') + 1);
  }

  /** The running revision as {@code family:number}. */
  public String revision() {
    return taskDefinition().substring(taskDefinition().lastIndexOf('/') + 1);
  }
}
