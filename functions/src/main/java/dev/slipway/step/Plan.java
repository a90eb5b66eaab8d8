package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Intent;
import dev.slipway.core.Outcome;
import dev.slipway.core.Proven;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.port.Fleet;
import dev.slipway.port.Ledger;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.port.TaskDefinitions.Revision;
import java.util.List;
import java.util.Optional;

/** Decides what to change, and refuses when there would be no way back. */
public final class Plan implements Step {
  private final Fleet fleet;
  private final TaskDefinitions definitions;
  private final Ledger ledger;
  private final Baseline baseline;

  public Plan(Fleet fleet, TaskDefinitions definitions, Ledger ledger) {
    this.fleet = fleet;
    this.definitions = definitions;
    this.ledger = ledger;
    this.baseline = new Baseline(fleet, ledger);
  }

  /** All that the plan is made from. */
  private record Situation(
      AttachedService service,
      Deployment deployment,
      ServiceState state,
      Revision current,
      Optional<Proven> proven) {}

  @Override
  public Answer take(Turn turn) {
    ledger.renew(turn.facts().holding(), turn.now());
    AttachedService service = turn.facts().need(AttachedService.class);
    ServiceState state = fleet.service(service.place());
    Revision current = definitions.find(state.taskDefinition()).orElseThrow();
    Optional<Proven> proven = baseline.provenOrAdopted(turn, state);
    Deployment deployment = turn.facts().need(Deployment.class);
    return plan(new Situation(service, deployment, state, current, proven));
  }

  private Answer plan(Situation situation) {
    return objection(situation)
        .map(cause -> Answer.ended(Ending.rejected(cause)))
        .orElseGet(() -> alreadyLive(situation) ? nothingToDo(situation) : planned(situation));
  }

  private Optional<Cause> objection(Situation situation) {
    return containerMissing(situation)
        .or(() -> scaledToZero(situation))
        .or(() -> noWayBack(situation));
  }

  private static Optional<Cause> containerMissing(Situation situation) {
    String container = situation.service().place().container();
    return situation.current().images().containsKey(container)
        ? Optional.empty()
        : Optional.of(
            new Cause(
                CauseCode.INVALID_REQUEST,
                "Task definition %s has no container '%s', only %s."
                    .formatted(
                        situation.current().arn(),
                        container,
                        situation.current().images().keySet()),
                List.of(),
                "Correct the container name in the service's record."));
  }

  private static Optional<Cause> scaledToZero(Situation situation) {
    boolean scaledDown =
        situation.state().counts().desired() == 0 && situation.proven().isPresent();
    return scaledDown
        ? Optional.of(
            new Cause(
                CauseCode.INVALID_REQUEST,
                "The service is scaled to 0 tasks, so nothing can be proven about a new image.",
                List.of(),
                "Raise the desired count and start the deployment again."))
        : Optional.empty();
  }

  private Optional<Cause> noWayBack(Situation situation) {
    return situation
        .proven()
        .filter(
            proven -> definitions.find(proven.taskDefinition()).filter(Revision::active).isEmpty())
        .map(
            proven ->
                new Cause(
                    CauseCode.NO_PROVEN_GOOD,
                    "The last proven revision %s is no longer active, so there would be no way back."
                        .formatted(proven.shortName()),
                    List.of(proven.taskDefinition()),
                    "Register that revision again, or start with \"force\": true once it is"
                        + " replaced."));
  }

  private static boolean alreadyLive(Situation situation) {
    String live = situation.state().taskDefinition();
    String digest = situation.deployment().image().content().digest();
    return situation.deployment().trigger() != Trigger.FORCED
        && situation.state().steady()
        && situation
            .proven()
            .filter(proven -> proven.taskDefinition().equals(live))
            .filter(proven -> proven.content().digest().equals(digest))
            .isPresent();
  }

  private static Answer nothingToDo(Situation situation) {
    return Answer.ended(
        Ending.nothingToDo(
            "The image is live and proven already, as "
                + situation.proven().orElseThrow().shortName()
                + "."));
  }

  private static Answer planned(Situation situation) {
    boolean neverRan = situation.state().counts().desired() == 0;
    Optional<Integer> raiseTo =
        neverRan ? Optional.of(situation.service().policy().firstDesiredCount()) : Optional.empty();
    return Answer.of(
        Outcome.PLANNED,
        new Intent(situation.current().arn(), raiseTo, situation.proven(), List.of()));
  }
}
