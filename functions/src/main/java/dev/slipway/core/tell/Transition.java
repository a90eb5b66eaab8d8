package dev.slipway.core.tell;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Setback;
import java.time.Instant;
import java.util.Optional;

/**
 * What one state of the workflow came to.
 *
 * @param outcome what it answered; of the last state, the verdict
 * @param time when the state was entered, or when the event happened that ended its wait
 * @param verdict of the last state
 */
public record Transition(
    String state, String outcome, Instant time, Optional<End> verdict, Optional<Cause> cause) {

  /** A state answered. */
  public static Transition of(String state, Answer answer, Instant time) {
    return new Transition(state, answer.outcome().name(), time, Optional.empty(), cause(answer));
  }

  /** The deployment ended. */
  public static Transition end(String state, Ending ending, Instant time) {
    End verdict = ending.end();
    return new Transition(state, verdict.name(), time, Optional.of(verdict), ending.cause());
  }

  private static Optional<Cause> cause(Answer answer) {
    return answer
        .facts()
        .find(Ending.class)
        .flatMap(Ending::cause)
        .or(() -> answer.facts().find(Cause.class))
        .or(() -> answer.facts().find(Setback.class).map(Setback::cause));
  }
}
