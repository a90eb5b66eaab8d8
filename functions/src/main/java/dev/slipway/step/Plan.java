package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Intent;
import dev.slipway.core.Outcome;
import dev.slipway.core.Proven;
import dev.slipway.core.Quarantine;
import dev.slipway.core.RedAlarms;
import dev.slipway.core.Trigger;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.port.Alarms;
import dev.slipway.port.Fleet;
import dev.slipway.port.Ledger;
import dev.slipway.port.TaskDefinitions.Revision;
import dev.slipway.step.WaysBack.Use;
import dev.slipway.step.WaysBack.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what to change, and refuses when there would be no way back. */
public final class Plan implements Step {
  private final Fleet fleet;
  private final Ledger ledger;
  private final WaysBack waysBack;
  private final Alarms alarms;
  private final Baseline baseline;

  public Plan(Fleet fleet, Ledger ledger, WaysBack waysBack, Alarms alarms) {
    this.fleet = fleet;
    this.ledger = ledger;
    this.waysBack = waysBack;
    this.alarms = alarms;
    this.baseline = new Baseline(fleet, ledger);
  }

  /** What the service is like, and the proven revisions, newest first. */
  private record Situation(Turn turn, ServiceState state, Revision current, List<Proven> proven) {

    AttachedService service() {
      return turn.facts().need(AttachedService.class);
    }

    Deployment deployment() {
      return turn.facts().need(Deployment.class);
    }

    boolean isForced() {
      return deployment().trigger() == Trigger.FORCED;
    }

    /** What runs is the work of a deployment that this one took over. */
    boolean isUnfinished() {
      return !proven.isEmpty()
          && proven.stream().noneMatch(each -> each.taskDefinition().equals(current.arn()))
          && Unfinished.runs(current, turn.facts());
    }

    boolean isScaledToZero() {
      return state.counts().desired() == 0 && !proven.isEmpty();
    }
  }

  @Override
  public Answer take(Turn turn) {
    ledger.renew(turn.facts().holding(), turn.now());
    AttachedService service = turn.facts().need(AttachedService.class);
    ServiceState state = fleet.service(service.place());
    Revision current = waysBack.revision(state.taskDefinition()).orElseThrow();
    Optional<Cause> back = reasonToGoBack(turn);
    // What runs while something goes back is no baseline.
    List<Proven> proven =
        back.isPresent()
            ? ledger.proven(service.name())
            : baseline.generations(turn, state, current);
    Situation situation = new Situation(turn, state, current, proven);
    if (situation.isScaledToZero()) {
      return Answer.ended(Ending.neverStarted(Objections.scaledToZero()));
    }
    return back.map(cause -> returning(situation, cause)).orElseGet(() -> onward(situation));
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

  private static Answer returning(Situation situation, Cause cause) {
    return Answer.of(
        Outcome.RETURNING,
        new Intent(
            situation.current().arn(), Optional.empty(), Optional.empty(), List.of(), List.of()),
        cause);
  }

  private Answer onward(Situation situation) {
    String container = situation.service().place().container();
    if (!situation.current().images().containsKey(container)) {
      return refused(situation, Objections.containerMissing(situation.current(), container));
    }
    if (alreadyLive(situation)) {
      return Answer.ended(
          Ending.nothingToDo(
              "The image is live and proven already, as "
                  + situation.proven().getFirst().shortName()
                  + "."));
    }
    List<Alarm> red = alarms.red(situation.service().policy().alarms());
    boolean blocks = situation.service().policy().redAlarms() == RedAlarms.BLOCK;
    return blocks && !red.isEmpty() && !situation.isForced()
        ? refused(situation, Objections.alarmAlreadyRed(red))
        : withWayBack(situation, red.stream().map(Alarm::name).toList());
  }

  private static boolean alreadyLive(Situation situation) {
    String live = situation.state().taskDefinition();
    String digest = situation.deployment().image().content().digest();
    return !situation.isForced()
        && situation.state().steady()
        && situation.proven().stream()
            .limit(1)
            .filter(proven -> proven.taskDefinition().equals(live))
            .anyMatch(proven -> proven.content().digest().equals(digest));
  }

  private Answer withWayBack(Situation situation, List<String> redAlarms) {
    List<Way> gone = new ArrayList<>();
    Optional<Way> wayBack = wayBack(situation, gone);
    if (wayBack.isEmpty() && !gone.isEmpty() && !situation.isForced()) {
      return refused(situation, Objections.wayBackGone(gone));
    }
    List<String> remarks = new ArrayList<>();
    gone.stream().findFirst().map(newest -> told(newest, gone.size() - 1)).ifPresent(remarks::add);
    redAlarms.stream()
        .map(name -> "Alarm " + name + " was red before and was not armed.")
        .forEach(remarks::add);
    return Answer.of(
        Outcome.PLANNED,
        new Intent(
            situation.current().arn(),
            raiseTo(situation),
            wayBack.map(Way::to),
            redAlarms,
            List.copyOf(remarks)));
  }

  private static String told(Way newest, int older) {
    String more = older == 0 ? "" : " Nor can " + older + " proven before it be used.";
    return "The proven " + newest.told() + "." + more;
  }

  /** The newest way back from the image that is to come; those passed over are added to gone. */
  private Optional<Way> wayBack(Situation situation, List<Way> gone) {
    String digest = situation.deployment().image().content().digest();
    for (Proven proven : situation.proven()) {
      if (!proven.content().digest().equals(digest)) {
        Way way = waysBack.to(proven, situation.turn().facts());
        if (way.use() != Use.GONE) {
          return Optional.of(way);
        }
        gone.add(way);
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> raiseTo(Situation situation) {
    boolean neverRan = situation.state().counts().desired() == 0;
    return neverRan
        ? Optional.of(situation.service().policy().firstDesiredCount())
        : Optional.empty();
  }

  private static Answer refused(Situation situation, Cause cause) {
    return situation.isUnfinished()
        ? returning(situation, Unfinished.because(cause))
        : Answer.ended(Ending.rejected(cause));
  }
}
