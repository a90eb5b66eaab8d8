package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Fence;
import dev.slipway.core.Intent;
import dev.slipway.core.Problem;
import dev.slipway.core.Proven;
import dev.slipway.core.Rollout;
import dev.slipway.core.Summary;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Ledger;
import dev.slipway.port.Ledger.Consequence;
import dev.slipway.port.LiveImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends the deployment: records it, remembers what was proven, lets go of the claim. */
public final class Settle {
  private final Ledger ledger;
  private final LiveImage liveImage;

  public Settle(Ledger ledger, LiveImage liveImage) {
    this.ledger = ledger;
    this.liveImage = liveImage;
  }

  /**
   * Settles and tells the result.
   *
   * @param phases when each state was entered
   */
  public Summary take(Turn turn, Map<String, Instant> phases) {
    Ending ending = ending(turn.facts());
    Optional<Deployment> deployment = turn.facts().find(Deployment.class);
    return deployment
        .map(known -> settled(turn, attempt(turn, known, ending, phases)))
        .map(settled -> Summary.of(deployment, settled))
        .orElseGet(() -> Summary.of(deployment, ending));
  }

  private Ending settled(Turn turn, Attempt attempt) {
    boolean holds = turn.facts().find(Fence.class).isPresent();
    if (!holds || attempt.ending().end() == End.SUPERSEDED) {
      ledger.record(attempt);
      return attempt.ending();
    }
    try {
      return underClaim(turn, attempt);
    } catch (ClaimLost lost) {
      // Released by an earlier run of this step, the claim is not lost to anybody.
      return ledger.isRecorded(attempt) ? attempt.ending() : afterLoss(attempt, lost);
    }
  }

  private Ending underClaim(Turn turn, Attempt attempt) {
    Optional<Proven> proven = proven(turn, attempt);
    if (proven.isPresent()) {
      // Published before the claim is let go: a newer deployment must not be overwritten by us.
      ledger.renew(turn.facts().holding(), turn.now());
      publish(turn.facts());
    }
    ledger.settle(turn.facts().holding(), attempt, new Consequence(proven, Optional.empty()));
    return attempt.ending();
  }

  private Ending afterLoss(Attempt attempt, ClaimLost lost) {
    Ending superseded = Ending.superseded("A newer request took over: " + lost.getMessage());
    ledger.record(
        new Attempt(
            attempt.deployment(),
            superseded,
            attempt.settledAt(),
            attempt.phases(),
            attempt.taskDefinition(),
            attempt.rollbackTarget(),
            attempt.rungs()));
    return superseded;
  }

  private void publish(Facts facts) {
    String image = facts.need(Deployment.class).image().reference();
    facts
        .need(AttachedService.class)
        .liveImageParameter()
        .ifPresent(parameter -> liveImage.publish(parameter, image));
  }

  private static Optional<Proven> proven(Turn turn, Attempt attempt) {
    if (attempt.ending().end() != End.SUCCEEDED) {
      return Optional.empty();
    }
    Rollout rollout = turn.facts().need(Rollout.class);
    return Optional.of(
        new Proven(
            rollout.taskDefinition(),
            rollout.content(),
            attempt.deployment().image().tag(),
            turn.now(),
            attempt.deployment().id()));
  }

  private static Attempt attempt(
      Turn turn, Deployment deployment, Ending ending, Map<String, Instant> phases) {
    return new Attempt(
        deployment,
        ending,
        turn.now(),
        phases,
        turn.facts().find(Rollout.class).map(Rollout::taskDefinition),
        turn.facts().find(Intent.class).flatMap(Intent::rollbackTarget).map(Proven::taskDefinition),
        List.of());
  }

  private static Ending ending(Facts facts) {
    return facts
        .find(Ending.class)
        .or(() -> facts.find(Problem.class).map(each -> each.ending(facts.find(Cause.class))))
        .orElseGet(() -> Ending.needsHuman(noReason()));
  }

  private static Cause noReason() {
    return new Cause(
        CauseCode.UNKNOWN,
        "The workflow came to its end without an ending.",
        List.of(),
        "Look at the execution's history.");
  }
}
