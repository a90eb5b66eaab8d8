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

  /**
   * The same, and where two target groups take turns, the live ones hold all of it: ECS's word that
   * traffic has gone over is not taken for users being served.
   */
  static boolean proven(Watch watch, Observation seen) {
    return reached(watch, seen) && (!seen.shiftsTraffic() || healthy(seen) >= wanted(seen));
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
    return healthy(seen) >= wanted(seen)
        || seen.surroundings().targets().stream().noneMatch(TargetHealth::isUnhealthy);
  }

  private static long healthy(Observation seen) {
    return seen.surroundings().targets().stream().filter(TargetHealth::isHealthy).count();
  }

  private static long wanted(Observation seen) {
    long doors = seen.service().settings().attachments().size();
    return doors * seen.service().counts().desired();
  }

  static List<ObservedTask> running(Observation seen) {
    return seen.tasks().stream().filter(ObservedTask::running).toList();
  }
}
