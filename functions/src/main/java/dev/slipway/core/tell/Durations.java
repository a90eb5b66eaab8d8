package dev.slipway.core.tell;

import dev.slipway.core.Attempt;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.ImageProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How long the parts of a deployment took, out of when each state was entered; {@code
 * docs/ledger.md} tells readers of the history to reckon the same way.
 *
 * @param rollout from the update of the service until all tasks of the new revision served
 * @param timeToFail from the update of the service until the failure was decided
 * @param rollback from the decision until a proven revision served again
 * @param leadTime of a success, from the image's build, or else its push, until it was proven
 */
public record Durations(
    Optional<Duration> rollout,
    Optional<Duration> timeToFail,
    Optional<Duration> rollback,
    Optional<Duration> leadTime) {

  /** Builds that are to be reproducible write 1970 or 1980, whenever they run. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** Those of an attempt, as far as it came. */
  public static Durations of(Attempt attempt) {
    Map<String, Instant> phases = attempt.phases();
    Optional<Instant> update = at(phases, "Update");
    Optional<Instant> decided = at(phases, "Diagnose").or(() -> at(phases, "RollBack"));
    Optional<Instant> serving =
        Optional.of(attempt.settledAt()).filter(end -> attempt.ending().isServing());
    return new Durations(
        between(update, at(phases, "AwaitBake")),
        between(update, decided),
        between(decided, serving),
        between(begun(attempt), serving));
  }

  private static Optional<Instant> begun(Attempt attempt) {
    Deployment deployment = attempt.deployment();
    boolean forward = attempt.ending().end() == End.SUCCEEDED && !deployment.trigger().goesBack();
    Instant pushed = deployment.image().pushedAt();
    return Optional.of(
            attempt
                .notes()
                .profile()
                .flatMap(ImageProfile::builtAt)
                .filter(built -> isCredible(built, attempt))
                .orElse(pushed))
        .filter(any -> forward);
  }

  private static boolean isCredible(Instant built, Attempt attempt) {
    return built.isAfter(EARLIEST) && !built.isAfter(attempt.settledAt());
  }

  private static Optional<Duration> between(Optional<Instant> from, Optional<Instant> to) {
    return from.flatMap(start -> to.map(end -> Duration.between(start, end)))
        .filter(duration -> !duration.isNegative());
  }

  private static Optional<Instant> at(Map<String, Instant> phases, String state) {
    return Optional.ofNullable(phases.get(state));
  }
}
