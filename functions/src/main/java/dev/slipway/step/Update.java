package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
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
import java.util.List;
import java.util.Optional;

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
    ServiceState state = fleet.service(turn.facts().need(AttachedService.class).place());
    Optional<String> happened = happened(turn, state);
    // The last look at the claim comes right before the write: nobody may write after losing it,
    // nor
    // take what the new owner set for somebody else's change.
    ledger.renew(turn.facts().holding(), turn.now());
    return happened.isEmpty() && isForeign(state, turn)
        ? Answer.ended(Ending.needsHuman(foreign(state, turn)))
        : followed(turn, happened.orElseGet(() -> set(turn, state)));
  }

  // An answer that got lost may hide that it happened: what the service shows decides. Where an
  // update that is sent again would not go unnoticed by ECS, one sight of it is not enough.
  private Optional<String> happened(Turn turn, ServiceState state) {
    Deployment deployment = turn.facts().need(Deployment.class);
    String revision = turn.facts().need(NewRevision.class).taskDefinition();
    Place place = turn.facts().need(AttachedService.class).place();
    boolean delicate = wasThere(turn) || deployment.takesOver().isPresent();
    Optional<String> current = trail.current(state, revision, begun(turn));
    return current.isEmpty() && delicate ? trail.find(place, revision, begun(turn)) : current;
  }

  /** No service deployment of this deployment is older; a dead execution may have started it. */
  private static Instant begun(Turn turn) {
    Deployment deployment = turn.facts().need(Deployment.class);
    return deployment.takesOver().isPresent() ? deployment.order().requested() : turn.now();
  }

  private String set(Turn turn, ServiceState state) {
    Place place = turn.facts().need(AttachedService.class).place();
    Change change = change(turn, state);
    boolean starts = change.restart() || !state.taskDefinition().equals(change.taskDefinition());
    if (starts || change.desired().isPresent()) {
      fleet.update(place, change);
    }
    Instant since = starts ? turn.now() : Instant.MIN;
    return trail.newest(place, change.taskDefinition(), since);
  }

  private static Change change(Turn turn, ServiceState state) {
    Intent intent = turn.facts().need(Intent.class);
    boolean idle = state.counts().desired() == 0;
    return new Change(
        turn.facts().need(NewRevision.class).taskDefinition(),
        intent.raiseTo().filter(count -> idle),
        wasThere(turn));
  }

  // What the service was set to before is rolled out anew: an earlier service deployment may have
  // ended on no tasks at all, and vouches for nothing.
  private static boolean wasThere(Turn turn) {
    String source = turn.facts().need(Intent.class).source();
    return source.equals(turn.facts().need(NewRevision.class).taskDefinition());
  }

  private static Answer followed(Turn turn, String arn) {
    return Answer.of(
        Outcome.UPDATED,
        new Rollout(
            arn,
            turn.facts().need(NewRevision.class).taskDefinition(),
            turn.facts().need(Deployment.class).image().content(),
            turn.now()));
  }

  private static boolean isForeign(ServiceState state, Turn turn) {
    return !List.of(
            turn.facts().need(Intent.class).source(),
            turn.facts().need(NewRevision.class).taskDefinition())
        .contains(state.taskDefinition());
  }

  private static Cause foreign(ServiceState state, Turn turn) {
    return new Cause(
        CauseCode.FOREIGN_CHANGE,
        "Somebody else set the service to another task definition after Slipway had planned.",
        List.of(
            "planned from: " + turn.facts().need(Intent.class).source(),
            "found: " + state.taskDefinition()),
        "Find out who called UpdateService (CloudTrail), then deploy again.");
  }
}
