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
 */
public record Intent(
    String source,
    Optional<Integer> raiseTo,
    Optional<Proven> rollbackTarget,
    List<String> redAlarms)
    implements Fact {}
