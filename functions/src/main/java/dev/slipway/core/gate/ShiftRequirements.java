package dev.slipway.core.gate;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ServiceSettings.Alternate;
import dev.slipway.core.evidence.ServiceSettings.Attachment;
import dev.slipway.core.evidence.Strategy;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Refused;
import dev.slipway.core.gate.Result.Warned;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a service needs for ECS to shift its traffic: per target group a second one, a listener rule
 * whose weights ECS may set, and a role to do so. ECS developer guide,
 * alb-resources-for-blue-green, read 2026-11.
 */
record ShiftRequirements(Strategy strategy, List<Attachment> attachments) {

  /** The state machine ends an execution after this. */
  private static final Duration LONGEST_EXECUTION = Duration.ofHours(14);

  Result check(int desired) {
    List<String> missing = attachments.stream().flatMap(ShiftRequirements::missing).toList();
    if (!missing.isEmpty()) {
      return new Refused(incomplete(missing));
    }
    String side =
        "ECS runs %d new tasks beside %d old ones and shifts the traffic (%s)"
            .formatted(desired, desired, strategy.kind().words());
    Duration waits = strategy.waits();
    return waits.compareTo(LONGEST_EXECUTION) < 0
        ? new Passed(side + waited(waits) + ".")
        : new Warned(
            side
                + waited(waits)
                + ": longer than Slipway follows it, which is "
                + Spans.told(LONGEST_EXECUTION)
                + ".");
  }

  private static String waited(Duration waits) {
    return waits.isZero() ? "" : ", watching it for " + Spans.told(waits);
  }

  private static Stream<String> missing(Attachment attachment) {
    Optional<Alternate> alternate = attachment.alternate();
    return Stream.of(
            lack(
                alternate.flatMap(Alternate::targetGroup), "no alternate target group", attachment),
            lack(alternate.flatMap(Alternate::rule), "no production listener rule", attachment),
            lack(alternate.flatMap(Alternate::role), "no infrastructure role", attachment))
        .flatMap(Optional::stream);
  }

  private static Optional<String> lack(
      Optional<String> setting, String words, Attachment attachment) {
    return setting.isPresent()
        ? Optional.empty()
        : Optional.of(
            "%s for port %d of container %s"
                .formatted(words, attachment.port(), attachment.container()));
  }

  private Cause incomplete(List<String> missing) {
    return new Cause(
        CauseCode.STRATEGY_INCOMPLETE,
        "ECS could not shift the service's traffic (%s): it has %s."
            .formatted(strategy.kind().words(), String.join(", ", missing)),
        missing,
        "Complete the load balancer's advancedConfiguration of the service, or set its deployment"
            + " strategy to ROLLING.");
  }
}
