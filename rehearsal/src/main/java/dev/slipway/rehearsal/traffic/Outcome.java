package dev.slipway.rehearsal.traffic;

import java.util.Optional;

/** What became of one request. */
sealed interface Outcome {

  /** A whole answer, and the tiers that say they gave it. */
  record Answered(int status, Optional<String> frontend, Optional<String> backend)
      implements Outcome {}

  /** No whole answer. */
  record Broken(Break kind) implements Outcome {}
}
