package dev.slipway.scenario.rule;

import dev.slipway.rehearsal.iam.Grant;
import dev.slipway.scenario.cloud.View;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Nothing that Slipway's roles ask for is refused: what is used is granted. */
public final class OnlyWhatIsGranted implements Rule {
  private static final String OURS = "SlipwayOrchestrator-";

  private final Supplier<? extends Collection<Grant>> refused;

  /**
   * @param refused what roles asked for in vain
   */
  OnlyWhatIsGranted(Supplier<? extends Collection<Grant>> refused) {
    this.refused = refused;
  }

  @Override
  public List<String> broken(View view) {
    return refused.get().stream()
        .filter(grant -> grant.role().startsWith(OURS))
        .map(
            grant ->
                "%s may not %s on %s"
                    .formatted(grant.shortRole(), grant.action(), grant.shortResource()))
        .toList();
  }
}
