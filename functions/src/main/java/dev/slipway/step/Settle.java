package dev.slipway.step;

import dev.slipway.core.Aftermath;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Climb;
import dev.slipway.core.ConfigurationDrift;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Fence;
import dev.slipway.core.Hold;
import dev.slipway.core.Intent;
import dev.slipway.core.Notes;
import dev.slipway.core.Problem;
import dev.slipway.core.Proven;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rollout;
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
  public Settled take(Turn turn, Map<String, Instant> phases) {
    Ending ending = ending(turn.facts());
    return turn.facts()
        .find(Deployment.class)
        .filter(known -> !isOnlyForeseen(turn.facts(), ending))
        .map(known -> settled(turn, attempt(turn, known, ending, phases)))
        .map(attempt -> new Settled(attempt.ending(), Optional.of(attempt)))
        .orElseGet(() -> new Settled(ending, Optional.empty()));
  }

  /**
   * A plan leaves no trace, and neither does one that could not be made; what comes to a service in
   * shadow does.
   */
  private static boolean isOnlyForeseen(Facts facts, Ending ending) {
    boolean failed = facts.find(Problem.class).filter(Problem::struckThePlan).isPresent();
    boolean shadow =
        facts.find(AttachedService.class).filter(AttachedService::isInShadow).isPresent();
    return ending.end() == End.PLANNED || (failed && !shadow && facts.find(Fence.class).isEmpty());
  }

  private Attempt settled(Turn turn, Attempt attempt) {
    boolean holds = turn.facts().find(Fence.class).isPresent();
    if (!holds || attempt.ending().end() == End.SUPERSEDED) {
      ledger.record(attempt);
      return attempt;
    }
    try {
      underClaim(turn, attempt);
      return attempt;
    } catch (ClaimLost lost) {
      // Released by an earlier run of this step, the claim is not lost to anybody.
      return ledger.isRecorded(attempt) ? attempt : afterLoss(attempt, lost);
    }
  }

  private void underClaim(Turn turn, Attempt attempt) {
    Facts facts = turn.facts();
    Optional<String> live = live(facts, attempt.ending());
    if (live.isPresent()) {
      // Published before the claim is let go: a newer deployment must not be overwritten by us.
      ledger.renew(facts.holding(), turn.now());
      publish(facts, live.get());
    }
    Optional<Hold> hold = Aftermath.hold(facts, attempt.ending(), turn.now());
    ledger.settle(facts.holding(), attempt, new Consequence(proven(turn, attempt), hold));
  }

  private Attempt afterLoss(Attempt attempt, ClaimLost lost) {
    Attempt superseded =
        attempt.ended(Ending.superseded("Another execution took over: " + lost.getMessage()));
    ledger.record(superseded);
    return superseded;
  }

  /** The image that serves because of this deployment. */
  private static Optional<String> live(Facts facts, Ending ending) {
    if (!ending.isServing()) {
      return Optional.empty();
    }
    return facts
        .find(Rollback.class)
        .map(Rollback::image)
        .or(() -> facts.find(Rollout.class).map(rollout -> deployed(facts)));
  }

  private static String deployed(Facts facts) {
    return facts.need(Deployment.class).image().reference();
  }

  private void publish(Facts facts, String image) {
    facts
        .need(AttachedService.class)
        .liveImageParameter()
        .ifPresent(parameter -> liveImage.publish(parameter, image));
  }

  /** What becomes the newest proven revision: the new one, or the older one it went back to. */
  private Optional<Proven> proven(Turn turn, Attempt attempt) {
    if (!attempt.ending().isServing()) {
      return Optional.empty();
    }
    return turn.facts().find(Rollback.class).isPresent()
        ? returned(turn)
        : succeeded(turn, attempt);
  }

  private Optional<Proven> returned(Turn turn) {
    String revision = turn.facts().need(Rollback.class).rollout().taskDefinition();
    List<Proven> proven = ledger.proven(turn.facts().holding().service());
    return proven.stream()
        .skip(1)
        .filter(each -> each.taskDefinition().equals(revision))
        .findFirst();
  }

  private static Optional<Proven> succeeded(Turn turn, Attempt attempt) {
    return turn.facts()
        .find(Rollout.class)
        .map(
            rollout ->
                new Proven(
                    rollout.taskDefinition(),
                    rollout.content(),
                    attempt.deployment().image().tag(),
                    turn.now(),
                    attempt.deployment().id()));
  }

  private static Attempt attempt(
      Turn turn, Deployment deployment, Ending ending, Map<String, Instant> phases) {
    Facts facts = turn.facts();
    return new Attempt(
        deployment,
        ending,
        turn.now(),
        phases,
        facts.find(Rollout.class).map(Rollout::taskDefinition),
        rollbackTarget(facts),
        facts.find(Rollback.class).map(each -> climbs(each, turn, ending)).orElse(List.of()),
        Notes.of(facts));
  }

  private static Optional<String> rollbackTarget(Facts facts) {
    return facts
        .find(Rollback.class)
        .map(each -> each.rollout().taskDefinition())
        .or(
            () ->
                facts
                    .find(Intent.class)
                    .flatMap(Intent::rollbackTarget)
                    .map(Proven::taskDefinition));
  }

  private static List<Climb> climbs(Rollback rollback, Turn turn, Ending ending) {
    String result =
        ending.isServing() ? rollback.rollout().revision() + " serves again." : ending.sentence();
    return rollback.climbs(turn.now(), result);
  }

  private static Ending ending(Facts facts) {
    return facts
        .find(Ending.class)
        .map(ending -> ending.and(remarks(facts, ending)))
        .or(() -> facts.find(Problem.class).map(each -> each.ending(facts)))
        .orElseGet(() -> Ending.needsHuman(noReason()));
  }

  /** What belongs into the sentence itself; the rest is noted beside it. */
  private static List<String> remarks(Facts facts, Ending ending) {
    Optional<Rollback> back = facts.find(Rollback.class).filter(any -> ending.isServing());
    if (back.isPresent()) {
      return facts
          .find(ConfigurationDrift.class)
          .map(ConfigurationDrift::remarks)
          .orElse(List.of());
    }
    return ending.end() == End.SUCCEEDED ? Notes.of(facts).remarks() : List.of();
  }

  private static Cause noReason() {
    return new Cause(
        CauseCode.UNKNOWN,
        "The workflow came to its end without an ending.",
        List.of(),
        "Look at the execution's history.");
  }
}
