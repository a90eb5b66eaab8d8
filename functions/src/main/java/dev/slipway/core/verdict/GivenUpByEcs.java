package dev.slipway.core.verdict;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Observation;
import dev.slipway.core.evidence.ServiceDeployment;
import java.util.List;
import java.util.Optional;

/** ECS itself rolls the deployment back or has stopped it; its tasks tell why, if any does. */
final class GivenUpByEcs implements Rule {

  @Override
  public Optional<Verdict> judge(Watch watch, Observation seen) {
    ServiceDeployment followed = seen.deployment();
    return followed.status().isRollback() || followed.status().isStop()
        ? Optional.of(new Verdict.Failed(cause(watch, seen)))
        : Optional.empty();
  }

  private static Cause cause(Watch watch, Observation seen) {
    String ecs = seen.deployment().status() + ": " + seen.deployment().reason();
    return TaskFailure.cause(TaskFailure.of(watch, seen))
        .map(cause -> cause.and(ecs))
        .orElseGet(() -> seen.deployment().endedByHook() ? hook(ecs) : bare(ecs));
  }

  private static Cause hook(String ecs) {
    return new Cause(
        CauseCode.HOOK_FAILED,
        "A lifecycle hook of the service did not let the new revision go on.",
        List.of(ecs),
        "Read the log of the hook's function; ECS takes a missing or strange answer for a no.");
  }

  private static Cause bare(String ecs) {
    return new Cause(
        CauseCode.ROLLED_BACK_BY_ECS,
        "ECS gave the deployment up by itself.",
        List.of(ecs),
        "Read the service's events; its circuit breaker or its alarms ended the deployment.");
  }
}
