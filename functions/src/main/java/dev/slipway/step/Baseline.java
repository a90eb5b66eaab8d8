package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Content;
import dev.slipway.core.Generations;
import dev.slipway.core.Place;
import dev.slipway.core.Proven;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.port.Fleet;
import dev.slipway.port.Ledger;
import dev.slipway.port.TaskDefinitions.Revision;
import java.util.List;
import java.util.Optional;

/**
 * What a rollback can return to: the proven revisions. What runs steadily is adopted before the
 * first deployment, and when somebody gave the proven image a new revision.
 */
final class Baseline {
  private final Fleet fleet;
  private final Ledger ledger;

  Baseline(Fleet fleet, Ledger ledger) {
    this.fleet = fleet;
    this.ledger = ledger;
  }

  /** The proven revisions, newest first, after adopting what the service runs if that is due. */
  List<Proven> generations(Turn turn, ServiceState state, Revision current) {
    List<Proven> proven = ledger.proven(name(turn));
    Optional<Proven> due = due(turn, new Sight(state, current, proven));
    due.ifPresent(each -> ledger.adopt(turn.facts().holding(), each));
    return due.isPresent() ? ledger.proven(name(turn)) : proven;
  }

  /** The same without adopting. */
  List<Proven> foreseen(Turn turn, ServiceState state, Revision current) {
    Generations proven = new Generations(ledger.proven(name(turn)));
    return due(turn, new Sight(state, current, proven.newestFirst()))
        .map(proven::adopting)
        .orElse(proven)
        .newestFirst();
  }

  private record Sight(ServiceState state, Revision current, List<Proven> proven) {}

  private static String name(Turn turn) {
    return turn.facts().need(AttachedService.class).name();
  }

  private Optional<Proven> due(Turn turn, Sight sight) {
    Revision current = sight.current();
    Optional<Proven> newest = sight.proven().stream().findFirst();
    boolean known = newest.filter(each -> each.taskDefinition().equals(current.arn())).isPresent();
    boolean rests = sight.state().steady() && sight.state().counts().reached();
    if (known || !rests || !current.active()) {
      return Optional.empty();
    }
    Place place = turn.facts().need(AttachedService.class).place();
    return newest
        .map(each -> reshaped(each, turn, current))
        // What a first deployment began and another took over was not there before Slipway.
        .orElseGet(
            () ->
                Unfinished.runs(current, turn.facts())
                    ? Optional.empty()
                    : first(turn, place, current));
  }

  private Optional<Proven> first(Turn turn, Place place, Revision current) {
    return runningDigest(place, current.arn())
        .map(
            digest ->
                new Proven(
                    current.arn(),
                    new Content(digest, false),
                    Optional.empty(),
                    turn.now(),
                    Proven.ADOPTED));
  }

  private Optional<Proven> reshaped(Proven newest, Turn turn, Revision current) {
    Place place = turn.facts().need(AttachedService.class).place();
    return runsImage(newest.content(), place, current)
        ? Optional.of(
            new Proven(current.arn(), newest.content(), newest.tag(), turn.now(), Proven.ADOPTED))
        : Optional.empty();
  }

  // The tasks of an index report the digest of one of its members: there the reference decides.
  private boolean runsImage(Content content, Place place, Revision current) {
    return content.index()
        ? current.runs(place.containers(), content.digest())
        : runningDigest(place, current.arn()).filter(content.digest()::equals).isPresent();
  }

  /** The one digest that all the containers run; where they differ, nothing can stand for them. */
  private Optional<String> runningDigest(Place place, String taskDefinition) {
    List<String> digests =
        fleet.tasks(place).stream()
            .filter(ObservedTask::running)
            .filter(task -> task.taskDefinition().equals(taskDefinition))
            .flatMap(task -> task.containers().stream())
            .filter(container -> place.containers().contains(container.name()))
            .map(ObservedContainer::digest)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return digests.size() == 1 ? Optional.of(digests.getFirst()) : Optional.empty();
  }
}
