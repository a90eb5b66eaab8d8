package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Asking;
import dev.slipway.core.Cause;
import dev.slipway.core.Claim;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest.Recovery;
import dev.slipway.core.Ending;
import dev.slipway.core.Fact;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.Watch;
import dev.slipway.port.Ledger;
import dev.slipway.step.Accept.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes over the work of an execution that died with the claim. */
final class Takeover {
  private final Ledger ledger;

  Takeover(Ledger ledger) {
    this.ledger = ledger;
  }

  Answer from(Asked asked, Recovery recovery) {
    return ledger
        .claimOn(asked.name())
        .filter(Claim::held)
        .filter(claim -> claim.holding().owner().equals(recovery.execution()))
        .map(claim -> takenOver(asked, claim, recovery))
        .orElseGet(
            () ->
                Answer.ended(
                    Ending.nothingToDo(
                        "The work of " + recovery.execution() + " went on without this.")));
  }

  private static Answer takenOver(Asked asked, Claim claim, Recovery recovery) {
    List<Fact> facts =
        new ArrayList<>(
            List.of(
                asked.service(),
                claim.deployment().continuedBy(asked.execution().arn(), recovery.execution())));
    wayBack(claim, recovery).ifPresent(facts::add);
    return Answer.of(Outcome.ACCEPTED, facts.toArray(Fact[]::new));
  }

  /** Why the work leads back; nothing when it goes on forward, to be judged by what is seen. */
  private static Optional<Cause> wayBack(Claim claim, Recovery recovery) {
    return failureBefore(claim)
        .or(() -> asked(claim.deployment()))
        .or(
            () ->
                recovery.status().equals("ABORTED")
                    ? Optional.of(Reasons.aborted(recovery.execution()))
                    : Optional.empty());
  }

  private static Optional<Cause> failureBefore(Claim claim) {
    return claim.waiting().flatMap(Takeover::failure);
  }

  private static Optional<Cause> failure(Parked parked) {
    return switch (parked.awaited()) {
      case Watch watch -> watch.phase() == Phase.ROLLBACK ? watch.failure() : Optional.empty();
      case Asking asking -> Optional.empty();
    };
  }

  private static Optional<Cause> asked(Deployment dead) {
    return switch (dead.trigger()) {
      case ROLLBACK -> Optional.of(Reasons.askedBack(dead));
      case ALARM -> Optional.of(Reasons.alarm(dead.image()));
      case PUSH, SWEEP, MANUAL, FORCED -> Optional.empty();
    };
  }
}
