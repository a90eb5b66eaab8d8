package dev.slipway.core.tell;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Outcome;
import dev.slipway.core.Setback;
import dev.slipway.core.StageReached;
import dev.slipway.core.evidence.LifecycleStage;
import java.time.Instant;
import java.util.Optional;

/**
 * What one state of the workflow came to.
 *
 * @param outcome what it answered; of the last state, the verdict
 * @param time when the state was entered, or when the event happened that ended its wait
 * @param verdict of the last state
 * @param stage where the rollout was, if it goes in stages
 */
public record Transition(
    String state,
    String outcome,
    Instant time,
    Optional<End> verdict,
    Optional<Cause> cause,
    Optional<LifecycleStage> stage) {

  /** What is told of a wait that goes on while ECS has come to another stage. */
  private static final String ADVANCED = "ADVANCED";

  /** A state answered. */
  public static Transition of(String state, Answer answer, Instant time) {
    return new Transition(
        state,
        outcome(answer),
        time,
        Optional.empty(),
        cause(answer),
        answer.facts().find(StageReached.class).map(StageReached::stage));
  }

  /** What a state answered, in a word. */
  public static String outcome(Answer answer) {
    boolean advanced =
        answer.outcome() == Outcome.PARKED && answer.facts().find(StageReached.class).isPresent();
    return advanced ? ADVANCED : answer.outcome().name();
  }

  /** The deployment ended. */
  public static Transition end(String state, Ending ending, Instant time) {
    End verdict = ending.end();
    return new Transition(
        state, verdict.name(), time, Optional.of(verdict), ending.cause(), Optional.empty());
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
