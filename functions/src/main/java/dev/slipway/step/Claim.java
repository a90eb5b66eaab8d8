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
import dev.slipway.core.Holding;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.port.Ledger;
import dev.slipway.port.ParkedTasks;
import java.util.List;

/** Claims the service, so that one execution writes to it; the newest request wins. */
public final class Claim implements Step {
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
      case Kept kept -> claimed(kept.claim().holding());
      case Superseded superseded ->
          Answer.ended(Ending.superseded("Superseded by the newer " + superseded.by() + "."));
      case Held held -> Answer.ended(Ending.rejected(held(held)));
      case Quarantined quarantined -> Answer.ended(Ending.rejected(quarantined(quarantined)));
      case Duplicate duplicate ->
          Answer.ended(
              Ending.nothingToDo(
                  "This very image and request is the work of " + duplicate.owner() + "."));
    };
  }

  private static Cause held(Held held) {
    return new Cause(CauseCode.HELD, held.hold().reason(), List.of(), "");
  }

  private static Cause quarantined(Quarantined quarantined) {
    return quarantined.quarantine().cause();
  }

  private Answer granted(Granted granted, Deployment deployment) {
    granted.displaced().ifPresent(parked -> dismiss(parked, deployment));
    return claimed(granted.claim().holding());
  }

  private void dismiss(Parked parked, Deployment deployment) {
    Ending ending = Ending.superseded("Superseded by the newer " + deployment.id() + ".");
    parkedTasks.answer(parked.token(), Answer.ended(ending));
  }

  private static Answer claimed(Holding holding) {
    return Answer.of(Outcome.CLAIMED, new Fence(holding.fence()));
  }
}
