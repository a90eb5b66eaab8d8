package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.Claim;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Forecast;
import dev.slipway.core.Intent;
import dev.slipway.core.Outcome;
import dev.slipway.core.Proven;
import dev.slipway.core.Quarantine;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.gate.Outline;
import dev.slipway.port.Alarms;
import dev.slipway.port.Fleet;
import dev.slipway.port.ImageRegistry;
import dev.slipway.port.Ledger;
import dev.slipway.port.LoadBalancers;
import dev.slipway.port.Networks;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.port.TaskDefinitions.Revision;
import java.util.List;
import java.util.Optional;

/**
 * Decides what to change, after asking every gate. For who only wants to see the plan, and for a
 * service in shadow, it goes the same way and writes nothing.
 */
public final class Plan implements Step {
  private final Fleet fleet;
  private final Ledger ledger;
  private final TaskDefinitions definitions;
  private final Baseline baseline;
  private final Gatekeeper gatekeeper;

  public Plan(Sources sources) {
    fleet = sources.fleet();
    ledger = sources.ledger();
    definitions = sources.definitions();
    baseline = new Baseline(fleet, ledger);
    gatekeeper = new Gatekeeper(sources);
  }

  /** Where a plan reads. */
  public record Sources(
      Fleet fleet,
      Ledger ledger,
      TaskDefinitions definitions,
      ImageRegistry registry,
      LoadBalancers loadBalancers,
      Alarms alarms,
      Networks networks) {}

  @Override
  public Answer take(Turn turn) {
    if (Situation.isOnlyForeseen(turn)) {
      return foreseen(turn);
    }
    ledger.renew(turn.facts().holding(), turn.now());
    ServiceState state = state(turn);
    Revision current = definitions.find(state.taskDefinition()).orElseThrow();
    Optional<Cause> back = reasonToGoBack(turn);
    // What runs while something goes back is no baseline.
    List<Proven> proven =
        back.isPresent()
            ? ledger.proven(turn.facts().need(Deployment.class).service())
            : baseline.generations(turn, state, current);
    Situation situation = new Situation(turn, state, current, proven);
    return situation.isScaledToZero()
        ? neverStarted()
        : back.map(cause -> Gatekeeper.returning(situation, cause))
            .orElseGet(() -> onward(situation));
  }

  private ServiceState state(Turn turn) {
    return fleet.service(turn.facts().need(AttachedService.class).place());
  }

  private static Answer neverStarted() {
    return Answer.ended(Ending.neverStarted(Objections.scaledToZero()));
  }

  private Answer foreseen(Turn turn) {
    Deployment deployment = turn.facts().need(Deployment.class);
    // Without a claim, only the history knows that a push was told of twice.
    return isInShadow(turn)
            && deployment.trigger().isAutomatic()
            && ledger.hasAttempt(deployment.service(), deployment.id())
        ? Answer.ended(
            Ending.nothingToDo(deployment.image().label() + " was looked at before, in shadow."))
        : lookedAt(turn);
  }

  private static boolean isInShadow(Turn turn) {
    return turn.facts().need(AttachedService.class).isInShadow();
  }

  private Answer lookedAt(Turn turn) {
    ServiceState state = state(turn);
    Revision current = definitions.find(state.taskDefinition()).orElseThrow();
    Situation situation =
        new Situation(turn, state, current, baseline.foreseen(turn, state, current));
    Answer answer = situation.isScaledToZero() ? neverStarted() : onward(situation);
    // A scan is nearly always still under way when its push is told of.
    if (answer.outcome() == Outcome.WAITING && isInShadow(turn)) {
      return answer;
    }
    Ending planned =
        answer
            .facts()
            .find(Ending.class)
            .map(ending -> Outline.of(situation.deployment(), ending))
            .orElseGet(() -> outline(situation, answer).ending(underWay(situation)));
    return new Answer(
        Outcome.ENDED, answer.facts().with(isInShadow(turn) ? planned.inShadow() : planned));
  }

  private Optional<String> underWay(Situation situation) {
    return ledger
        .claimOn(situation.service().name())
        .filter(Claim::held)
        .map(claim -> claim.deployment().id());
  }

  private static Outline outline(Situation situation, Answer answer) {
    return new Outline(
        situation.deployment(),
        answer.facts().need(Forecast.class),
        answer.facts().find(Intent.class).flatMap(Intent::rollbackTarget));
  }

  /**
   * Found out by an execution that died before it could go back, or asked for. What was found out
   * comes first: who stopped that execution did not make the image any better.
   */
  private Optional<Cause> reasonToGoBack(Turn turn) {
    Deployment deployment = turn.facts().need(Deployment.class);
    return deployment
        .takesOver()
        .flatMap(dead -> quarantine(deployment))
        .filter(each -> each.deployment().equals(deployment.id()))
        .map(Quarantine::cause)
        .or(() -> turn.facts().find(Cause.class));
  }

  private Optional<Quarantine> quarantine(Deployment deployment) {
    return ledger.quarantine(deployment.service(), deployment.image().content().digest());
  }

  private Answer onward(Situation situation) {
    Optional<String> missing =
        situation.containers().stream()
            .filter(name -> !situation.current().images().containsKey(name))
            .findFirst();
    if (missing.isPresent()) {
      return Gatekeeper.refused(
          situation, Objections.containerMissing(situation.current(), missing.orElseThrow()));
    }
    if (situation.hasNothingToDo()) {
      return Answer.ended(
          Ending.nothingToDo(
              "The image is live and proven already, as "
                  + situation.proven().getFirst().shortName()
                  + "."));
    }
    return gatekeeper.admit(situation);
  }
}
