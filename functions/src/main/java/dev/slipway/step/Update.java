package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Deployment;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Outcome;
import dev.slipway.core.Place;
import dev.slipway.core.Rollout;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.port.Fleet;
import dev.slipway.port.Fleet.Change;
import dev.slipway.port.Ledger;
import java.time.Instant;

/** Sets the service to the new revision, once, and finds the service deployment to follow. */
public final class Update implements Step {
  private final Fleet fleet;
  private final Ledger ledger;
  private final Trail trail;

  public Update(Fleet fleet, Ledger ledger) {
    this.fleet = fleet;
    this.ledger = ledger;
    this.trail = new Trail(fleet);
  }

  @Override
  public Answer take(Turn turn) {
    Place place = turn.facts().need(AttachedService.class).place();
    Intent intent = turn.facts().need(Intent.class);
    String revision = turn.facts().need(NewRevision.class).taskDefinition();
    // The last look at the claim comes right before the write: nobody may write after losing it.
    ServiceState state = fleet.service(place);
    ledger.renew(turn.facts().holding(), turn.now());
    if (differs(state, intent, revision)) {
      fleet.update(place, new Change(revision, intent.raiseTo(), false));
    }
    boolean startsNew = !intent.source().equals(revision);
    String arn = trail.newest(place, revision, startsNew ? turn.now() : Instant.MIN);
    Deployment deployment = turn.facts().need(Deployment.class);
    return Answer.of(
        Outcome.UPDATED, new Rollout(arn, revision, deployment.image().content(), turn.now()));
  }

  private static boolean differs(ServiceState state, Intent intent, String revision) {
    boolean mustRaise = intent.raiseTo().isPresent() && state.counts().desired() == 0;
    return mustRaise || !state.taskDefinition().equals(revision);
  }
}
