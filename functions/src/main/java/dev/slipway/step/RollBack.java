package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Outcome;
import dev.slipway.core.Place;
import dev.slipway.core.Problem;
import dev.slipway.core.Proven;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rollout;
import dev.slipway.core.Rung;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.port.Fleet;
import dev.slipway.port.Fleet.Change;
import dev.slipway.port.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sets the service back to the proven revision, never to "the one before". Lets ECS finish a
 * rollback it began, if it goes to that revision.
 */
public final class RollBack implements Step {
  private final Fleet fleet;
  private final Ledger ledger;
  private final Trail trail;

  public RollBack(Fleet fleet, Ledger ledger) {
    this.fleet = fleet;
    this.ledger = ledger;
    this.trail = new Trail(fleet);
  }

  @Override
  public Answer take(Turn turn) {
    Facts facts = turn.facts();
    Place place = facts.need(AttachedService.class).place();
    ServiceState state = fleet.service(place);
    if (neverChanged(facts, state)) {
      return Answer.ended(Ending.rejected(failure(facts)));
    }
    ledger.renew(facts.holding(), turn.now());
    return ledger.proven(facts.holding().service()).stream()
        .findFirst()
        .map(proven -> back(turn, state, proven))
        .orElseGet(() -> noWayBack(facts, place));
  }

  private static boolean neverChanged(Facts facts, ServiceState state) {
    String target = facts.need(NewRevision.class).taskDefinition();
    return facts.find(Rollout.class).isEmpty() && !state.taskDefinition().equals(target);
  }

  private Answer back(Turn turn, ServiceState state, Proven proven) {
    Place place = turn.facts().need(AttachedService.class).place();
    String arn =
        ecsRollback(turn.facts(), state, proven).orElseGet(() -> ownRollback(turn, place, proven));
    Rollout rollout = new Rollout(arn, proven.taskDefinition(), proven.content(), turn.now());
    return Answer.of(
        Outcome.ROLLING_BACK,
        new Rollback(Rung.TO_PROVEN, rollout, List.of()),
        failure(turn.facts()));
  }

  private Optional<String> ecsRollback(Facts facts, ServiceState state, Proven proven) {
    return facts
        .find(Rollout.class)
        .map(Rollout::serviceDeployment)
        .flatMap(fleet::deployment)
        .filter(deployment -> goesBackTo(deployment, state, proven))
        .map(ServiceDeployment::arn);
  }

  private boolean goesBackTo(ServiceDeployment deployment, ServiceState state, Proven proven) {
    return switch (deployment.status()) {
      case ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL ->
          deployment
              .rollbackRevision()
              .flatMap(fleet::definitionOf)
              .orElse(state.taskDefinition())
              .equals(proven.taskDefinition());
      case PENDING, IN_PROGRESS, SUCCESSFUL, STOP_REQUESTED, STOPPED, ROLLBACK_FAILED -> false;
    };
  }

  private String ownRollback(Turn turn, Place place, Proven proven) {
    boolean already = fleet.service(place).taskDefinition().equals(proven.taskDefinition());
    if (!already) {
      fleet.update(place, Change.to(proven.taskDefinition()));
    }
    return trail.newest(place, proven.taskDefinition(), already ? Instant.MIN : turn.now());
  }

  private Answer noWayBack(Facts facts, Place place) {
    boolean raised = facts.need(Intent.class).raiseTo().isPresent();
    if (raised) {
      fleet.scale(place, 0);
    }
    String safe =
        raised
            ? " No revision was ever proven good, so the service was scaled back to 0."
            : " No revision was ever proven good, so the service was left as it is.";
    Cause failure = failure(facts);
    Cause told =
        new Cause(
            failure.code(), failure.sentence() + safe, failure.evidence(), failure.nextStep());
    return Answer.ended(Ending.needsHuman(told.and(CauseCode.NO_PROVEN_GOOD + ":" + safe)));
  }

  private static Cause failure(Facts facts) {
    return facts
        .find(Cause.class)
        .or(() -> facts.find(Problem.class).map(Problem::cause))
        .orElseGet(
            () ->
                new Cause(
                    CauseCode.UNKNOWN,
                    "The workflow turned back without a reason.",
                    List.of(),
                    "Look at the execution's history."));
  }
}
