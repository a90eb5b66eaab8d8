package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Attempt;
import dev.slipway.rehearsal.operate.Timeline;
import dev.slipway.rehearsal.operate.report.Change.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the changes among the attempts of one service, and which of them failed. */
final class Changes {

  /** A person or an alarm wanted a revision back that had been good before: no change. */
  private static final Set<String> RETURNS = Set.of("ROLLBACK", "ALARM");

  private static final Set<String> FAILED =
      Set.of("ROLLED_BACK", "ROLLED_BACK_BY_ECS", "NEEDS_HUMAN");

  /** After these a proven revision serves. */
  private static final Set<String> SERVING =
      Set.of("SUCCEEDED", "ROLLED_BACK", "ROLLED_BACK_BY_ECS", "STOPPED");

  /** After these nothing had been touched, or somebody else touches it. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("REJECTED", "NOTHING_TO_DO", "SUPERSEDED");

  private final List<Attempt> attempts;
  private final List<Change> changes = new ArrayList<>();

  private Changes(List<Attempt> attempts) {
    this.attempts =
        attempts.stream().sorted(Comparator.comparing(each -> each.timeline().settled())).toList();
  }

  /** The changes in the order they ended in. */
  static List<Change> of(List<Attempt> attempts) {
    Changes found = new Changes(attempts);
    found.attempts.forEach(found::take);
    return List.copyOf(found.changes);
  }

  private void take(Attempt attempt) {
    if (RETURNS.contains(attempt.request().trigger())) {
      turnBack(attempt);
    } else {
      began(attempt).ifPresent(began -> changes.add(change(attempt, began)));
    }
  }

  private Change change(Attempt attempt, Instant began) {
    Change change = new Change(attempt, began, Optional.empty());
    return FAILED.contains(attempt.ending().verdict())
        ? change.failed(failure(decided(attempt.timeline()), attempt))
        : change;
  }

  /** What is turned back had failed, whatever its own attempt ended in. */
  private void turnBack(Attempt back) {
    if (WITHOUT_EFFECT.contains(back.ending().verdict())) {
      return;
    }
    for (int index = changes.size() - 1; index >= 0; index--) {
      Change change = changes.get(index);
      if (change.attempt().request().digest().equals(back.request().digest())) {
        if (change.failure().isEmpty()) {
          changes.set(index, change.failed(failure(back.timeline().started(), back)));
        }
        return;
      }
    }
  }

  private Failure failure(Instant decided, Attempt found) {
    Optional<Instant> restored =
        attempts.stream()
            .filter(each -> !each.timeline().settled().isBefore(found.timeline().settled()))
            .filter(each -> SERVING.contains(each.ending().verdict()))
            .map(each -> each.timeline().settled())
            .findFirst();
    return new Failure(decided, restored);
  }

  /** The first that would touch the service, unless it was refused before. */
  private static Optional<Instant> began(Attempt attempt) {
    return attempt.ending().verdict().equals("REJECTED")
        ? Optional.empty()
        : earliest(attempt.timeline(), "Update", "RollBack");
  }

  private static Instant decided(Timeline timeline) {
    return earliest(timeline, "Diagnose", "RollBack").orElse(timeline.settled());
  }

  private static Optional<Instant> earliest(Timeline timeline, String... states) {
    return Stream.of(states)
        .flatMap(state -> timeline.entered(state).stream())
        .min(Comparator.naturalOrder());
  }
}
