package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.evidence.ObservedContainer;
import java.util.List;
import java.util.Optional;

/** Names the limit at which a container ran out of memory. */
final class MemoryLimit implements Refinement {
  private static final int KILLED = 137;

  @Override
  public Optional<Cause> refine(Findings found) {
    return found.tasks().stream()
        .flatMap(task -> task.containers().stream())
        .filter(MemoryLimit::isKilled)
        .findFirst()
        .flatMap(container -> limit(found, container).map(limit -> cause(found, container, limit)));
  }

  private static boolean isKilled(ObservedContainer container) {
    return container.exitCode().filter(code -> code == KILLED).isPresent()
        || container.reason().filter(reason -> reason.contains("OutOfMemory")).isPresent();
  }

  private static Optional<Integer> limit(Findings found, ObservedContainer container) {
    return found
        .setup()
        .definition()
        .flatMap(
            definition ->
                definition
                    .container(container.name())
                    .flatMap(DefinedContainer::memory)
                    .or(definition::memory));
  }

  private static Cause cause(Findings found, ObservedContainer container, int limit) {
    String sentence =
        "Container %s exited 137: out of memory at %d MB.".formatted(container.name(), limit);
    return new Cause(found.told().code(), sentence, List.of(), found.told().nextStep());
  }
}
