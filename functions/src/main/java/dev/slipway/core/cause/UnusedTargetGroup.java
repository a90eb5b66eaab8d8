package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.TargetHealth;
import java.util.List;
import java.util.Optional;

/** A target group that no listener sends to: its targets are never checked, so never healthy. */
final class UnusedTargetGroup implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    boolean unused = found.targets().stream().anyMatch(TargetHealth::isUnused);
    return found.setup().groups().stream()
        .filter(group -> unused || group.balancers().isEmpty())
        .findFirst()
        .map(
            group ->
                new Cause(
                    CauseCode.TARGET_GROUP_UNUSED,
                    "No listener sends to target group %s, so its targets never get healthy."
                        .formatted(group.name()),
                    List.of(),
                    "Add the target group to a listener's rule, or take it from the service."));
  }
}
