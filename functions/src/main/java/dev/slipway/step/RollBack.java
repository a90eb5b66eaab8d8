package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Climb;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Intent;
import dev.slipway.core.Outcome;
import dev.slipway.core.Problem;
import dev.slipway.core.Proven;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rollout;
import dev.slipway.core.Setback;
import dev.slipway.core.ladder.Exhaustion;
import dev.slipway.core.ladder.Ladder;
import dev.slipway.core.ladder.Ladder.Next;
import dev.slipway.port.Fleet;
import dev.slipway.port.Ledger;
import dev.slipway.step.WaysBack.Use;
import dev.slipway.step.WaysBack.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes back to a proven revision, never to "the one before", by the next rung of the ladder.
 * Entered again after a setback, it takes the rung after that; with none left it hands over to a
 * person.
 */
public final class RollBack implements Step {
  // The newest and, for the last rung, the one before.
  private static final int WAYS = 2;

  private final Fleet fleet;
  private final Ledger ledger;
  private final WaysBack waysBack;
  private final Rungs rungs;
  private final Configuration configuration;

  public RollBack(Fleet fleet, Ledger ledger, WaysBack waysBack, Configuration configuration) {
    this.fleet = fleet;
    this.ledger = ledger;
    this.waysBack = waysBack;
    this.rungs = new Rungs(fleet, ledger);
    this.configuration = configuration;
  }

  /** One entry into the step. */
  private record Ascent(Turn turn, Scene scene, Cause failure, List<Way> ways) {

    Facts facts() {
      return turn.facts();
    }

    Ladder ladder() {
      return new Ladder(ways.stream().map(Way::to).toList(), scene.followed());
    }

    Way way(Proven to) {
      return ways.stream().filter(way -> way.to().equals(to)).findFirst().orElseThrow();
    }
  }

  @Override
  public Answer take(Turn turn) {
    Facts facts = turn.facts();
    Cause failure = failure(facts);
    Scene scene = Scene.of(facts, fleet, waysBack);
    List<Proven> proven = ledger.proven(facts.holding().service());
    boolean untouched = isUntouched(facts);
    if (!scene.arrived() || (untouched && scene.isAtOneOf(proven))) {
      return Answer.ended(Ending.rejected(failure));
    }
    boolean foreign = scene.isForeign(proven) && !proven.isEmpty();
    if (foreign || (failure.code().handsOff() && !untouched)) {
      return Answer.ended(Ending.needsHuman(foreign ? foreignChange(failure, scene) : failure));
    }
    List<Way> ways = ways(facts, failure, proven);
    Cause told = untouched ? Unfinished.because(failure) : failure;
    Ascent ascent = new Ascent(turn, scene, told, ways);
    return ways.isEmpty() && facts.find(Rollback.class).isEmpty()
        ? noWayBack(ascent, proven)
        : climb(ascent, failed(turn));
  }

  // What is turned back then is what it took over from.
  private static boolean isUntouched(Facts facts) {
    return facts
        .find(Problem.class)
        .filter(problem -> problem.struckBeforeAnyChange(facts))
        .isPresent();
  }

  private List<Way> ways(Facts facts, Cause failure, List<Proven> proven) {
    return proven.stream()
        .filter(each -> !isTurnedBack(each, facts, failure))
        .map(each -> waysBack.hopefully(each, facts))
        .filter(way -> way.use() == Use.READY)
        .limit(WAYS)
        .toList();
  }

  // What a person stops may have been proven before, and then is as good as it was; so is what was
  // asked for and never came to be rolled out.
  private static boolean isTurnedBack(Proven proven, Facts facts, Cause failure) {
    String digest = facts.need(Deployment.class).image().content().digest();
    return !failure.code().isAPersonsStop()
        && !Unfinished.isAllThereIs(facts)
        && proven.content().digest().equals(digest);
  }

  private static List<Climb> failed(Turn turn) {
    Facts facts = turn.facts();
    return facts
        .find(Rollback.class)
        .map(last -> last.after(facts.need(Setback.class).at(), setback(facts)))
        .orElse(List.of());
  }

  private static String setback(Facts facts) {
    return facts.need(Setback.class).cause().sentence();
  }

  private Answer climb(Ascent ascent, List<Climb> failed) {
    Optional<Next> next = ascent.ladder().after(failed);
    if (next.isEmpty()) {
      return exhausted(ascent, failed);
    }
    condemn(ascent);
    Turn turn = ascent.turn();
    Proven to = next.get().to();
    return switch (rungs.step(turn, ascent.scene(), next.get())) {
      case Rungs.Hold.Firm(String arn) -> {
        Rollout rollout = new Rollout(arn, to.taskDefinition(), to.content(), turn.now());
        Way way = ascent.way(to);
        Rollback rollback = new Rollback(next.get().rung(), rollout, way.image(), failed);
        // Looked at after the write: no rollback waits for a remark.
        yield Answer.of(
            Outcome.ROLLING_BACK, rollback, ascent.failure(), configuration.driftOn(way));
      }
      case Rungs.Hold.Broken(String why) -> {
        List<Climb> more = new ArrayList<>(failed);
        more.add(new Climb(next.get().rung(), to.taskDefinition(), turn.now(), turn.now(), why));
        yield climb(ascent, more);
      }
    };
  }

  // Before the first write: an execution that dies after it must find why the image went back.
  private void condemn(Ascent ascent) {
    Facts facts = ascent.facts();
    boolean first = facts.find(Rollback.class).isEmpty();
    if (first && ascent.failure().code().condemns()) {
      Deployment deployment = facts.need(Deployment.class);
      ledger.condemn(
          facts.holding(),
          new Quarantine(
              deployment.id(), deployment.image(), ascent.failure(), ascent.turn().now()));
    }
  }

  private static Answer exhausted(Ascent ascent, List<Climb> failed) {
    Climb last = failed.getLast();
    Rollback tried =
        ascent
            .facts()
            .find(Rollback.class)
            .map(each -> new Rollback(last.rung(), each.rollout(), each.image(), failed))
            .orElseGet(() -> neverHeld(ascent, failed));
    Cause told =
        Exhaustion.cause(
            ascent.failure(),
            failed,
            ascent.facts().holding().service(),
            ascent.ladder().candidates().stream().findFirst());
    return Answer.of(Outcome.ENDED, Ending.needsHuman(told), tried, ascent.failure());
  }

  private static Rollback neverHeld(Ascent ascent, List<Climb> failed) {
    Way way = ascent.ways().getFirst();
    Rollout rollout =
        new Rollout("", way.to().taskDefinition(), way.to().content(), ascent.turn().now());
    return new Rollback(failed.getLast().rung(), rollout, way.image(), failed);
  }

  private Answer noWayBack(Ascent ascent, List<Proven> proven) {
    Facts facts = ascent.facts();
    Cause failure = ascent.failure();
    if (failure.code() == CauseCode.ABORTED && !ascent.scene().runsTheImage()) {
      return Answer.ended(Ending.stopped(failure.told("Nothing had been changed.")));
    }
    boolean asked = facts.need(Deployment.class).trigger().goesBack();
    if (!asked) {
      // What is asked to go back goes on serving here, and stays as good as it was.
      condemn(ascent);
    }
    boolean raised = facts.find(Intent.class).flatMap(Intent::raiseTo).isPresent();
    if (raised) {
      ledger.renew(facts.holding(), ascent.turn().now());
      fleet.scale(facts.need(AttachedService.class).place(), 0);
    }
    String why = why(asked, proven) + (raised ? "scaled back to 0." : "left as it is.");
    return Answer.ended(
        Ending.needsHuman(failure.told(why).and(CauseCode.NO_PROVEN_GOOD + ": " + why)));
  }

  private static String why(boolean asked, List<Proven> proven) {
    if (proven.isEmpty()) {
      return "No revision was ever proven good, so the service was ";
    }
    return asked && proven.size() == 1
        ? "No older revision was ever proven good, so the service was "
        : "None of the proven revisions can be returned to, so the service was ";
  }

  private static Cause foreignChange(Cause failure, Scene scene) {
    String found = scene.state().taskDefinition();
    return new Cause(
        CauseCode.FOREIGN_CHANGE,
        failure.sentence()
            + " Then somebody else set the service to "
            + found.substring(found.lastIndexOf('/') + 1)
            + ", so Slipway wrote nothing more.",
        failure.evidence(),
        "Find out who called UpdateService (CloudTrail), then deploy again.");
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
