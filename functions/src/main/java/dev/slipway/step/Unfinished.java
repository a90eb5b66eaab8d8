package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.Deployment;
import dev.slipway.core.Facts;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.port.TaskDefinitions.Revision;
import java.util.List;

/**
 * The work of a deployment that was taken over in its rollout. Whoever took it over answers for
 * what it left behind, also when it deploys nothing itself.
 */
final class Unfinished {
  private Unfinished() {}

  /** Whether the revision runs an image that the deployment took the claim from. */
  static boolean runs(Revision revision, Facts facts) {
    List<String> containers = facts.need(AttachedService.class).place().containers();
    return facts.need(Deployment.class).displaced().stream()
        .anyMatch(digest -> revision.runs(containers, digest));
  }

  /**
   * Whether the service is set to what such a deployment left behind, unproven, and there is
   * something proven to go back to.
   */
  static boolean isLeft(Facts facts, TaskDefinitions definitions) {
    Intent intent = facts.need(Intent.class);
    boolean proven =
        intent
            .rollbackTarget()
            .filter(target -> target.taskDefinition().equals(intent.source()))
            .isPresent();
    return intent.rollbackTarget().isPresent()
        && !proven
        && definitions.find(intent.source()).filter(source -> runs(source, facts)).isPresent();
  }

  /** Whether the deployment rolled nothing out itself, so that what goes back is another's. */
  static boolean isAllThereIs(Facts facts) {
    Deployment deployment = facts.need(Deployment.class);
    return facts.find(NewRevision.class).isEmpty()
        && deployment.takesOver().isEmpty()
        && !deployment.trigger().goesBack();
  }

  /** Why the service goes back although the refused image was never rolled out. */
  static Cause because(Cause refusal) {
    return refusal.told("The rollout it took over from was not proven, either.");
  }
}
