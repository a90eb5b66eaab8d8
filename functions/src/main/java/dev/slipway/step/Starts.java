package dev.slipway.step;

import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.ExecutionName;
import dev.slipway.port.Executions;
import java.time.Duration;
import java.time.Instant;

/** Starts what a sweep finds missing, by names under which an execution starts once. */
final class Starts {
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(15);

  private final Executions executions;

  Starts(Executions executions) {
    this.executions = executions;
  }

  /**
   * An execution to start.
   *
   * @param why what was found
   */
  record Start(String name, DeploymentRequest request, String why) {
    Start named(String other) {
      return new Start(other, request, why);
    }
  }

  /** Starts it, unless something was started under that name before. */
  SweepResult once(Start start) {
    return executions.start(start.name(), start.request())
        ? SweepResult.started(start.name(), start.why())
        : SweepResult.resting(start.name() + " was started before.");
  }

  /**
   * Starts under the name, or, when that came to nothing before, under one that is new every
   * quarter of an hour: an execution that failed before it could claim must not be the last.
   */
  SweepResult again(Start start, Instant now) {
    SweepResult first = once(start);
    String quarter = Long.toString(now.getEpochSecond() / BETWEEN_TRIES.toSeconds());
    return first.started().isPresent()
        ? first
        : once(start.named(ExecutionName.of(start.name(), quarter)));
  }
}
