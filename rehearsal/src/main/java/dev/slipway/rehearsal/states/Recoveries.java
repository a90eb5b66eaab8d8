package dev.slipway.rehearsal.states;

import dev.slipway.rehearsal.states.asl.Retrier;
import dev.slipway.rehearsal.states.asl.State.Catcher;
import dev.slipway.rehearsal.states.asl.State.Recovery;
import dev.slipway.rehearsal.time.CloudClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tries again or goes a catcher's way after an error. Attempts are counted per retrier within one
 * visit of the state (Step Functions developer guide, concepts-error-handling, read 2026-11).
 */
final class Recoveries {

  private final Visit visit;
  private final Recovery recovery;
  private final Runnable again;
  private final Map<Retrier, Integer> used = new HashMap<>();

  Recoveries(Visit visit, Recovery recovery, Runnable again) {
    this.visit = visit;
    this.recovery = recovery;
    this.again = again;
  }

  void recover(Failure failure) {
    Optional<Retrier> retrier =
        recovery.retriers().stream()
            .filter(candidate -> candidate.errors().match(failure.error()))
            .findFirst()
            .filter(candidate -> used.getOrDefault(candidate, 0) < candidate.maxAttempts());
    retrier.ifPresentOrElse(found -> retry(found, failure), () -> catchOrEnd(failure));
  }

  private void retry(Retrier retrier, Failure failure) {
    int retry = used.merge(retrier, 1, Integer::sum) - 1;
    Duration delay = retrier.backoff().delay(retry, visit.execution().surroundings().random());
    visit.countRetry();
    visit
        .execution()
        .journal(
            "state-retried",
            "%s after %s: %s".formatted(visit.stateName(), delay, failure.error()));
    CloudClock.Timer timer =
        visit.execution().clock().after(delay, () -> visit.execution().turn(again));
    visit.onAbort(timer::cancel);
  }

  private void catchOrEnd(Failure failure) {
    recovery.catchers().stream()
        .filter(catcher -> catcher.errors().match(failure.error()))
        .findFirst()
        .ifPresentOrElse(catcher -> caught(catcher, failure), () -> visit.endWith(failure));
  }

  private void caught(Catcher catcher, Failure failure) {
    visit
        .execution()
        .journal(
            "error-caught",
            "%s: %s: %s".formatted(visit.stateName(), failure.error(), failure.cause()));
    visit.leaveWithError(catcher.onward(), failure);
  }
}
