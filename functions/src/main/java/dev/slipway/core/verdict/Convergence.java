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
        && strangeDigest(watch, task).isEmpty();
  }

  /** The digest the task reports when it is not the awaited one. */
  static Optional<String> strangeDigest(Watch watch, ObservedTask task) {
    Content content = watch.rollout().content();
    if (content.index()) {
      return Optional.empty();
    }
    String container = watch.service().place().container();
    return task.containers().stream()
        .filter(each -> each.name().equals(container))
        .map(ObservedContainer::digest)
        .flatMap(Optional::stream)
        .filter(digest -> !digest.equals(content.digest()))
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
