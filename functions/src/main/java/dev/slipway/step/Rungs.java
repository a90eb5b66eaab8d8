package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Place;
import dev.slipway.core.Proven;
import dev.slipway.core.Rollback;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.core.ladder.Ladder.Next;
import dev.slipway.core.ladder.Retreat;
import dev.slipway.port.AccessDenied;
import dev.slipway.port.Fleet;
import dev.slipway.port.Fleet.Change;
import dev.slipway.port.Ledger;
import dev.slipway.port.RequestRefused;
import java.time.Instant;
import java.util.Optional;

/** Steps on a rung: does its write, unless that has been done, and finds what to follow. */
final class Rungs {
  private final Fleet fleet;
  private final Ledger ledger;
  private final Trail trail;

  Rungs(Fleet fleet, Ledger ledger) {
    this.fleet = fleet;
    this.ledger = ledger;
    this.trail = new Trail(fleet);
  }

  /** What came of it. */
  sealed interface Hold {

    /**
     * It holds for now.
     *
     * @param serviceDeployment ARN of the service deployment to follow
     */
    record Firm(String serviceDeployment) implements Hold {}

    /** It broke at once. */
    record Broken(String why) implements Hold {}
  }

  Hold step(Turn turn, Scene scene, Next next) {
    try {
      return switch (next.rung()) {
        case ECS_OWN -> new Hold.Firm(followed(scene).arn());
        case STOP_DEPLOYMENT -> stopped(turn, followed(scene));
        case TO_PROVEN, TO_OLDER -> new Hold.Firm(set(turn, scene, next.to()));
      };
    } catch (RequestRefused | AccessDenied refused) {
      return new Hold.Broken(String.valueOf(refused.getMessage()));
    }
  }

  private static ServiceDeployment followed(Scene scene) {
    return scene.followed().map(Retreat::deployment).orElseThrow();
  }

  private Hold stopped(Turn turn, ServiceDeployment followed) {
    boolean running =
        followed.status() == Status.PENDING || followed.status() == Status.IN_PROGRESS;
    if (!running) {
      return new Hold.Firm(followed.arn());
    }
    ledger.renew(turn.facts().holding(), turn.now());
    return fleet.stop(followed.arn())
        ? new Hold.Firm(followed.arn())
        : new Hold.Broken("There was nothing left to stop.");
  }

  private String set(Turn turn, Scene scene, Proven to) {
    Place place = turn.facts().need(AttachedService.class).place();
    String revision = to.taskDefinition();
    boolean there = scene.state().taskDefinition().equals(revision);
    // The rung before may have gone to the same revision in vain: that one is not followed again.
    Instant since = again(turn, revision) ? turn.now() : Instant.MIN;
    Optional<String> done =
        there ? trail.current(scene.state(), revision, since) : Optional.empty();
    ledger.renew(turn.facts().holding(), turn.now());
    if (done.isPresent()) {
      return done.get();
    }
    if (there && !again(turn, revision)) {
      return trail.newest(place, revision, Instant.MIN);
    }
    fleet.update(place, new Change(revision, Optional.empty(), there));
    return trail.newest(place, revision, turn.now());
  }

  private static boolean again(Turn turn, String revision) {
    return turn.facts()
        .find(Rollback.class)
        .filter(last -> last.rollout().taskDefinition().equals(revision))
        .isPresent();
  }
}
