package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ObservedTask;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Counts the tasks whose network interface does not come. */
final class LateInterfaces implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    List<ObservedTask> waiting =
        found.tasks().stream()
            .filter(task -> task.life().status().equals("PROVISIONING"))
            .sorted(Comparator.comparing(ObservedTask::createdAt))
            .toList();
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cause(
                CauseCode.NETWORK_INTERFACE_DELAYED,
                "%d tasks wait for their network interfaces, the first for %d s."
                    .formatted(waiting.size(), waited(found, waiting.getFirst()).toSeconds()),
                List.of(),
                "Deploy again; if it happens again, ask AWS support with the tasks' ids."));
  }

  private static Duration waited(Findings found, ObservedTask task) {
    return Duration.between(task.createdAt(), found.subject().now());
  }
}
