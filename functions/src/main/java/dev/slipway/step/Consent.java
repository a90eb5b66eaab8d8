package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Asking;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Outcome;
import dev.slipway.core.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a person's answer, or none in time, means for the deployment that waits for it. */
record Consent(Asking asking, Deployment deployment) {

  /** Somebody answered. */
  Answer on(Reply reply) {
    return switch (reply.word()) {
      case APPROVE -> Answer.of(Outcome.APPROVED, reply);
      case REFUSE -> no(refused(reply)).with(reply);
    };
  }

  /** Nobody answered until now. */
  Optional<Answer> at(Instant now) {
    return isOver(now) ? Optional.of(no(unanswered())) : Optional.empty();
  }

  boolean isOver(Instant now) {
    return now.isAfter(asking.question().until());
  }

  private Answer no(Cause cause) {
    return asking.unfinished()
        ? Answer.of(Outcome.RETURNING, Unfinished.because(cause))
        : Answer.ended(Ending.rejected(cause));
  }

  private Cause refused(Reply reply) {
    return cause("The deployment of %s was %s.".formatted(label(), reply.told()));
  }

  private Cause unanswered() {
    return cause(
        "Nobody answered until %s whether %s may be deployed."
            .formatted(asking.question().until(), label()));
  }

  private Cause cause(String sentence) {
    return new Cause(
        CauseCode.NOT_APPROVED,
        sentence,
        List.of(asking.question().subject()),
        "When it may be deployed after all, start it again:"
            + " {\"service\":\"%s\",\"image\":\"%s\"}."
                .formatted(deployment.service(), deployment.image().content().digest()));
  }

  private String label() {
    return deployment.image().label();
  }
}
