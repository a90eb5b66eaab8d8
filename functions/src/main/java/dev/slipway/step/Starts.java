package dev.slipway.step;

import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.ExecutionName;
import dev.slipway.port.Executions;
import dev.slipway.step.Sweep.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
  Result once(Start start) {
    return executions.start(start.name(), start.request())
        ? new Result(
            Optional.of(start.name()), "Started " + start.name() + ": " + start.why() + ".")
        : Result.resting(start.name() + " was started before.");
  }

  /**
   * Starts under the name, or, when that came to nothing before, under one that is new every
   * quarter of an hour: an execution that failed before it could claim must not be the last.
   */
  Result again(Start start, Instant now) {
    Result first = once(start);
    String quarter = Long.toString(now.getEpochSecond() / BETWEEN_TRIES.toSeconds());
    return first.started().isPresent()
        ? first
        : once(start.named(ExecutionName.of(start.name(), quarter)));
  }
}
