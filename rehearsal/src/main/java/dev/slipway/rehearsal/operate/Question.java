package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.cloud.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * What a deployment waits to be answered before it changes anything.
 *
 * @param until after this, no answer is a refusal
 * @param text what would happen, and how to answer
 */
record Question(Instant until, String text) {

  /** What the holder of this claim waits for; empty when it does not ask, or was answered. */
  static Optional<Question> of(Item claim) {
    return claim
        .optionalText("parkedQuestion")
        .filter(parked -> claim.map("reply").isEmpty())
        .map(parked -> Json.parse(parked).path("question"))
        .map(
            question ->
                new Question(
                    Instant.parse(question.path("until").asText()),
                    question.path("text").asText()));
  }
}
