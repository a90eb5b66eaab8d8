package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Ending;
import dev.slipway.core.Outcome;
import dev.slipway.step.Accept.Asked;
import java.util.List;
import java.util.function.Function;

/**
 * What requests come to on a service in shadow: its images are looked at as far as a plan goes, and
 * whatever else would change it, is not done.
 */
final class Shadow {
  private Shadow() {}

  /** A request that brings an image: in shadow it leads to the plan, without a claim. */
  static Function<Asked, Answer> foreseeing(Function<Asked, Answer> request) {
    return asked -> foreseen(asked, request.apply(asked));
  }

  private static Answer foreseen(Asked asked, Answer answer) {
    return asked.service().isInShadow() && answer.outcome() == Outcome.ACCEPTED
        ? new Answer(Outcome.PLANNING, answer.facts())
        : answer;
  }

  /** A request that Slipway makes itself to look after its own deployments: there are none. */
  static Function<Asked, Answer> resting(Function<Asked, Answer> request) {
    return asked ->
        asked.service().isInShadow()
            ? Answer.ended(Ending.nothingToDo(words(asked)))
            : request.apply(asked);
  }

  /** A request of a person that changes the service. */
  static Function<Asked, Answer> refusing(Function<Asked, Answer> request) {
    return asked ->
        asked.service().isInShadow()
            ? Answer.ended(Ending.rejected(refusal(asked)))
            : request.apply(asked);
  }

  private static Cause refusal(Asked asked) {
    return new Cause(
        CauseCode.INVALID_REQUEST,
        words(asked),
        List.of(),
        "Change the service by the means that deploy it, or attach it without shadow.");
  }

  private static String words(Asked asked) {
    return asked.name() + " is attached in shadow: Slipway changes nothing about it.";
  }
}
