package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.Outcome;
import dev.slipway.core.Rollout;
import dev.slipway.core.cause.Diagnosis;
import dev.slipway.port.Alarms;
import dev.slipway.port.ContainerLogs;
import dev.slipway.port.Fleet;
import dev.slipway.port.LoadBalancers;
import dev.slipway.port.Networks;
import dev.slipway.port.TaskDefinitions;

/**
 * Looks into why a rollout failed while the evidence is still there. It reads only, and it ends
 * well whatever it can read.
 */
public final class Diagnose implements Step {
  private final Sources sources;

  /** Where evidence comes from. */
  public record Sources(
      Fleet fleet,
      TaskDefinitions definitions,
      LoadBalancers loadBalancers,
      Alarms alarms,
      ContainerLogs logs,
      Networks networks) {}

  public Diagnose(Sources sources) {
    this.sources = sources;
  }

  @Override
  public Answer take(Turn turn) {
    Cause told = turn.facts().need(Cause.class);
    return Answer.of(Outcome.DIAGNOSED, Diagnosis.isOpen(told.code()) ? diagnosed(turn) : told);
  }

  private Cause diagnosed(Turn turn) {
    Investigation investigation =
        new Investigation(
            sources, turn.facts().need(AttachedService.class), turn.facts().need(Rollout.class));
    return Diagnosis.of(investigation.findings(turn));
  }
}
