package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.evidence.Definition.Logs;
import java.util.List;
import java.util.Optional;

/** Names the log group that is missing. */
final class NamedLogGroup implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    Cause told = found.told();
    return found.setup().definition().stream()
        .flatMap(definition -> definition.containers().stream())
        .flatMap(container -> container.logs().map(Logs::group).stream())
        .findFirst()
        .map(group -> "Log group " + group + " does not exist.")
        .map(sentence -> new Cause(told.code(), sentence, List.of(), told.nextStep()));
  }
}
