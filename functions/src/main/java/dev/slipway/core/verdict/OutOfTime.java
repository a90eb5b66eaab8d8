package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.evidence.TargetHealth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The wait's time is up: failing tasks or targets tell why, else the time itself is the cause. */
final class OutOfTime implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    return seen.now().isBefore(watch.until(seen.progress()))
        ? Optional.empty()
        : Optional.of(new Verdict.Failed(cause(watch, seen)));
  }

  static Cause cause(Watch watch, Observation seen) {
    return TaskFailure.cause(TaskFailure.of(watch, seen))
        .or(() -> unhealthyTargets(seen))
        .orElseGet(() -> outOfTime(watch, seen));
  }

  private static Optional<Cause> unhealthyTargets(Observation seen) {
    List<String> unhealthy =
        seen.surroundings().targets().stream()
            .filter(TargetHealth::isUnhealthy)
            .map(target -> "target " + target.target() + ": " + target.reason())
            .toList();
    return unhealthy.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cause(
                CauseCode.HEALTH_CHECK_FAILS,
                HealthChecksFail.SENTENCE,
                unhealthy,
                HealthChecksFail.NEXT));
  }

  private static Cause outOfTime(Watch watch, Observation seen) {
    ServiceState service = seen.service();
    long running =
        Convergence.running(seen).stream()
            .filter(task -> task.taskDefinition().equals(watch.rollout().taskDefinition()))
            .count();
    String counts =
        "%d of %d tasks of %s run"
            .formatted(running, service.counts().desired(), watch.rollout().revision());
    Instant limit = watch.until(seen.progress());
    Stream<String> events = service.events().stream().limit(3).map(ServiceState.Event::message);
    return new Cause(
        CauseCode.ROLLOUT_TIMEOUT,
        "The service did not get there by " + limit + ": " + counts + ".",
        Stream.concat(Stream.of("deployment " + seen.deployment().status()), events).toList(),
        "Read the service's events; raise the time-out if the service only needs longer.");
  }
}
