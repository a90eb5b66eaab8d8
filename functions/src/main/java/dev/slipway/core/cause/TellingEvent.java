package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.evidence.ObservedTask;
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
        .map(counts -> "%d of %d new tasks run.".formatted(running(found), counts.desired()))
        .orElse("How many tasks run is not known.");
  }

  private static long running(Findings found) {
    return found.tasks().stream().filter(ObservedTask::running).count();
  }
}
