package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Duplicate;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.ClaimDecision.Held;
import dev.slipway.core.ClaimDecision.Kept;
import dev.slipway.core.ClaimDecision.Quarantined;
import dev.slipway.core.ClaimDecision.Superseded;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Fence;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.gate.HoldGate;
import dev.slipway.core.gate.QuarantineGate;
import dev.slipway.port.Ledger;
import dev.slipway.port.ParkedTasks;
import java.util.List;

/** Claims the service, so that one execution writes to it; the newest request wins. */
public final class Claim implements Step {
  /** A deployment whose executions die so often is not worth another. */
  private static final int MOST_TAKEOVERS = 3;

  private final Ledger ledger;
  private final ParkedTasks parkedTasks;

  public Claim(Ledger ledger, ParkedTasks parkedTasks) {
    this.ledger = ledger;
    this.parkedTasks = parkedTasks;
  }

  @Override
  public Answer take(Turn turn) {
    Deployment deployment = turn.facts().need(Deployment.class);
    ClaimDecision decision = ledger.claim(deployment, turn.now());
    return switch (decision) {
      case Granted granted -> granted(granted, deployment);
      case Kept kept -> claimed(kept.claim());
      case Superseded superseded ->
          Answer.ended(Ending.superseded("Superseded by the newer " + superseded.by() + "."));
      case Held held -> Answer.ended(Ending.rejected(HoldGate.refusal(deployment, held.hold())));
      case Quarantined quarantined ->
          Answer.ended(
              Ending.rejected(QuarantineGate.refusal(deployment, quarantined.quarantine())));
      case Duplicate duplicate ->
          Answer.ended(
              Ending.nothingToDo(
                  "This very image and request is the work of " + duplicate.owner() + "."));
    };
  }

  private Answer granted(Granted granted, Deployment deployment) {
    granted.displaced().ifPresent(parked -> dismiss(parked, deployment));
    return claimed(granted.claim());
  }

  private void dismiss(Parked parked, Deployment deployment) {
    String newer = deployment.trigger().goesBack() ? "rollback of " : "newer ";
    Ending ending = Ending.superseded("Superseded by the " + newer + deployment.id() + ".");
    parkedTasks.answer(parked.token(), Answer.ended(ending));
  }

  private static Answer claimed(dev.slipway.core.Claim claim) {
    Fence fence = new Fence(claim.holding().fence());
    return claim.takeovers() < MOST_TAKEOVERS
        ? goingOn(Answer.of(Outcome.CLAIMED, fence, claim.deployment()), claim)
        : Answer.of(Outcome.ENDED, fence, Ending.needsHuman(abandoned(claim)));
  }

  /** An heir is not asked again what a person has answered. */
  private static Answer goingOn(Answer claimed, dev.slipway.core.Claim claim) {
    return claim.reply().map(claimed::with).orElse(claimed);
  }

  private static Cause abandoned(dev.slipway.core.Claim claim) {
    Deployment deployment = claim.deployment();
    String last = deployment.takesOver().orElse("unknown");
    return new Cause(
        CauseCode.ABANDONED,
        "The deployment of %s to %s was given up: %d executions of it died, the last was %s."
            .formatted(deployment.image().label(), deployment.service(), claim.takeovers(), last),
        List.of(last),
        "See what the service runs and why the executions died; then start with "
            + Reasons.release(deployment.service())
            + ".");
  }
}
