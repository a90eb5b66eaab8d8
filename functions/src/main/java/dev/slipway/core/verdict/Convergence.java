package dev.slipway.core.verdict;

import dev.slipway.core.Content;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.TargetHealth;
import java.util.List;
import java.util.Optional;

/** Whether what runs is what shall run. */
final class Convergence {
  private Convergence() {}

  /** All desired tasks run, all of the awaited revision, all with its digest. */
  static boolean reached(Watch watch, Observation seen) {
    List<ObservedTask> running = running(seen);
    return seen.service().counts().reached()
        && running.size() >= seen.service().counts().desired()
        && running.stream().allMatch(task -> isAwaited(watch, task));
  }

  private static boolean isAwaited(Watch watch, ObservedTask task) {
    return task.taskDefinition().equals(watch.rollout().taskDefinition())
        && strange(watch, task).isEmpty();
  }

  /** A container of the task that should run the awaited image and reports another digest. */
  static Optional<ObservedContainer> strange(Watch watch, ObservedTask task) {
    Content content = watch.rollout().content();
    if (content.index()) {
      return Optional.empty();
    }
    List<String> containers = watch.service().place().containers();
    return task.containers().stream()
        .filter(each -> containers.contains(each.name()))
        .filter(each -> each.digest().filter(it -> !it.equals(content.digest())).isPresent())
        .findFirst();
  }

  /**
   * Whether the load balancers do not miss any of the desired tasks. Other targets of a shared
   * target group may be unhealthy.
   */
  static boolean served(Observation seen) {
    List<TargetHealth> targets = seen.surroundings().targets();
    long healthy = targets.stream().filter(TargetHealth::isHealthy).count();
    long wanted = (long) seen.service().counts().desired() * seen.service().targetGroups().size();
    return healthy >= wanted || targets.stream().noneMatch(TargetHealth::isUnhealthy);
  }

  static List<ObservedTask> running(Observation seen) {
    return seen.tasks().stream().filter(ObservedTask::running).toList();
  }
}
