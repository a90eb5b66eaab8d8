package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.verdict.StartWords;
import java.util.Optional;

/** A service event in the words of a task that could not be started. */
final class TellingEvent implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    return found.events().stream()
        .map(ServiceState.Event::message)
        .flatMap(message -> StartWords.meaning(message).stream())
        .findFirst()
        .map(meaning -> meaning.told(counts(found)));
  }

  private static String counts(Findings found) {
    return found
        .sight()
        .service()
        .map(ServiceState::counts)
        .map(counts -> counts.running() + " of " + counts.desired() + " tasks run.")
        .orElse("How many tasks run is not known.");
  }
}
