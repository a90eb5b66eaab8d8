package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.Fence;
import dev.slipway.core.Proven;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.port.TaskDefinitions.Revision;
import java.util.List;
import java.util.Optional;

/**
 * What a plan is made for.
 *
 * @param current the revision that the service is set to
 * @param proven the proven revisions, newest first
 */
record Situation(Turn turn, ServiceState state, Revision current, List<Proven> proven) {

  /** Whether somebody only wants to see the plan: nothing was claimed, so nothing is written. */
  static boolean isOnlyForeseen(Turn turn) {
    return turn.facts().find(Fence.class).isEmpty();
  }

  boolean isOnlyForeseen() {
    return isOnlyForeseen(turn);
  }

  AttachedService service() {
    return turn.facts().need(AttachedService.class);
  }

  Deployment deployment() {
    return turn.facts().need(Deployment.class);
  }

  /** What is to be rolled out. */
  Content content() {
    return deployment().image().content();
  }

  List<String> containers() {
    return service().place().containers();
  }

  boolean isForced() {
    return deployment().trigger() == Trigger.FORCED;
  }

  /** What runs is the work of a deployment that this one took over. */
  boolean isUnfinished() {
    return !proven.isEmpty()
        && proven.stream().noneMatch(each -> each.taskDefinition().equals(current.arn()))
        && Unfinished.runs(current, turn.facts());
  }

  /** What runs is this deployment's own work, under an execution that died. */
  boolean hasBegun() {
    return deployment().takesOver().isPresent() && current.runs(containers(), content().digest());
  }

  boolean isScaledToZero() {
    return state.counts().desired() == 0 && !proven.isEmpty();
  }

  /** Whether the image is live and proven, and nobody insists. */
  boolean hasNothingToDo() {
    return !isForced()
        && state.steady()
        && proven.stream()
            .limit(1)
            .filter(newest -> newest.taskDefinition().equals(state.taskDefinition()))
            .anyMatch(newest -> newest.content().digest().equals(content().digest()));
  }

  /** The count to set along with the update; only a service that never ran. */
  Optional<Integer> raiseTo() {
    return state.counts().desired() == 0
        ? Optional.of(service().policy().firstDesiredCount())
        : Optional.empty();
  }
}
