package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ServiceSettings.Percents;
import dev.slipway.core.evidence.ServiceState;
import java.util.List;
import java.util.Optional;

/** ECS can neither stop nor start a task between the two percents. */
final class StuckByPercent implements Refinement {
  private static final String WORDS = "because of the service deployment configuration";

  @Override
  public Optional<Cause> refine(Findings found) {
    boolean told = found.events().stream().anyMatch(event -> event.message().contains(WORDS));
    return found.sight().service().filter(service -> told).map(StuckByPercent::cause);
  }

  private static Cause cause(ServiceState service) {
    Percents percents = service.settings().percents();
    int desired = service.counts().desired();
    return new Cause(
        CauseCode.STUCK_BY_PERCENT,
        "ECS can neither stop nor start a task: of %d tasks, minimumHealthyPercent %d keeps %d and maximumPercent %d allows %d."
            .formatted(
                desired,
                percents.minimum(),
                percents.fewest(desired),
                percents.maximum(),
                percents.most(desired)),
        List.of(),
        "Lower minimumHealthyPercent or raise maximumPercent so that one task can move.");
  }
}
