package dev.slipway.core;

import java.util.List;
import java.util.Optional;

/**
 * What a deployment is going to do.
 *
 * @param source ARN of the revision the service has now, which is cloned
 * @param raiseTo desired count to set along with the update; only a service that never ran
 * @param rollbackTarget where a rollback goes
 * @param redAlarms names of the alarms that were red before it began
 * @param remarks sentences that a person should know of even when all goes well
 */
public record Intent(
    String source,
    Optional<Integer> raiseTo,
    Optional<Proven> rollbackTarget,
    List<String> redAlarms,
    List<String> remarks)
    implements Fact {

  /** The same with another way back. */
  public Intent backTo(Proven target) {
    return new Intent(source, raiseTo, Optional.of(target), redAlarms, remarks);
  }

  /** The alarms that say nothing about this deployment. */
  public List<String> ignoredAlarms(Policy policy) {
    return policy.redAlarms() == RedAlarms.IGNORE ? redAlarms : List.of();
  }
}
