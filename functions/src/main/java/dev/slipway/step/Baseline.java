package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Content;
import dev.slipway.core.Place;
import dev.slipway.core.Proven;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.port.Fleet;
import dev.slipway.port.Ledger;
import java.util.List;
import java.util.Optional;

/**
 * What a rollback returns to: the proven revision, or what was running steadily before Slipway's
 * first deployment.
 */
final class Baseline {
  private final Fleet fleet;
  private final Ledger ledger;

  Baseline(Fleet fleet, Ledger ledger) {
    this.fleet = fleet;
    this.ledger = ledger;
  }

  Optional<Proven> provenOrAdopted(Turn turn, ServiceState state) {
    AttachedService service = turn.facts().need(AttachedService.class);
    return ledger.proven(service.name()).stream()
        .findFirst()
        .or(() -> adopted(turn, service.place(), state));
  }

  private Optional<Proven> adopted(Turn turn, Place place, ServiceState state) {
    if (!state.steady() || !state.counts().reached()) {
      return Optional.empty();
    }
    Optional<Proven> running =
        runningDigest(place, state.taskDefinition())
            .map(
                content ->
                    new Proven(
                        state.taskDefinition(),
                        content,
                        Optional.empty(),
                        turn.now(),
                        Proven.ADOPTED));
    running.ifPresent(proven -> ledger.adopt(turn.facts().holding(), proven));
    return running;
  }

  private Optional<Content> runningDigest(Place place, String taskDefinition) {
    List<String> digests =
        fleet.tasks(place).stream()
            .filter(ObservedTask::running)
            .filter(task -> task.taskDefinition().equals(taskDefinition))
            .flatMap(task -> task.containers().stream())
            .filter(container -> container.name().equals(place.container()))
            .map(ObservedContainer::digest)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return digests.size() == 1
        ? Optional.of(new Content(digests.getFirst(), false))
        : Optional.empty();
  }
}
