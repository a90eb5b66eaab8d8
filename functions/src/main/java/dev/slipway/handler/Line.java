package dev.slipway.handler;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Ending;
import dev.slipway.core.Outcome;
import dev.slipway.core.Setback;
import dev.slipway.core.StageReached;
import dev.slipway.core.tell.Transition;
import java.util.Optional;

/** What a step came to, for the log. */
record Line(String outcome, Optional<String> sentence, Optional<CauseCode> code) {

  static Line of(Answer answer) {
    Optional<Ending> ending = answer.facts().find(Ending.class);
    Optional<Cause> cause = cause(answer);
    return new Line(
        Transition.outcome(answer),
        ending.map(Ending::sentence).or(() -> cause.map(Cause::sentence)).or(() -> stage(answer)),
        ending.isPresent() ? code(ending.orElseThrow()) : cause.map(Cause::code));
  }

  private static Optional<String> stage(Answer answer) {
    return answer
        .facts()
        .find(StageReached.class)
        .filter(any -> answer.outcome() == Outcome.PARKED)
        .map(reached -> reached.stage().told());
  }

  static Line of(Ending ending) {
    return new Line(ending.end().name(), Optional.of(ending.sentence()), code(ending));
  }

  static Line of(RuntimeException failure) {
    return new Line(
        failure.getClass().getName(), Optional.ofNullable(failure.getMessage()), Optional.empty());
  }

  private static Optional<Cause> cause(Answer answer) {
    return answer
        .facts()
        .find(Cause.class)
        .or(() -> answer.facts().find(Setback.class).map(Setback::cause));
  }

  private static Optional<CauseCode> code(Ending ending) {
    return ending.cause().map(Cause::code);
  }
}
