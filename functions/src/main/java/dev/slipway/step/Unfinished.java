package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.Deployment;
import dev.slipway.core.Facts;
import dev.slipway.port.TaskDefinitions.Revision;

/**
 * The work of a deployment that was taken over in its rollout. Whoever took it over answers for
 * what it left behind, also when it deploys nothing itself.
 */
final class Unfinished {
  private Unfinished() {}

  /** Whether the revision runs an image that the deployment took the claim from. */
  static boolean runs(Revision revision, Facts facts) {
    String container = facts.need(AttachedService.class).place().container();
    return facts.need(Deployment.class).displaced().stream()
        .anyMatch(digest -> revision.runs(container, digest));
  }

  /** Why the service goes back although the refused image was never rolled out. */
  static Cause because(Cause refusal) {
    return refusal.told("The rollout it took over from was not proven, either.");
  }
}
