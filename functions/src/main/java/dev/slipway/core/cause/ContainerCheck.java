package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import java.util.List;
import java.util.Optional;

/** Names the container whose own health check fails, and its command. */
final class ContainerCheck implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    Cause told = found.told();
    return found.setup().definition().stream()
        .flatMap(definition -> definition.containers().stream())
        .filter(container -> !container.healthCommand().isEmpty())
        .findFirst()
        .map(ContainerCheck::sentence)
        .map(sentence -> new Cause(told.code(), sentence, List.of(), told.nextStep()));
  }

  private static String sentence(DefinedContainer container) {
    Redaction redaction = new Redaction(container.variables().plain().values());
    return "Container %s does not pass its own health check: %s."
        .formatted(container.name(), redaction.of(String.join(" ", container.healthCommand())));
  }
}
