package dev.slipway.core;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's answer to the question whether a deployment may go on. The first one counts.
 *
 * @param by what was said of the person who answered
 */
public record Reply(Word word, Optional<Asker> by, Instant at) implements Fact {

  /** What was answered. */
  public enum Word {
    APPROVE("approved"),
    REFUSE("refused");

    private final String done;

    Word(String done) {
      this.done = done;
    }

    /** The word for what became of the question. */
    public String done() {
      return done;
    }
  }

  /** Who answered what and why, such as {@code approved by ana: tested on staging}. */
  public String told() {
    return word.done() + by.map(Asker::told).orElse("");
  }

  /** What the end of a deployment that went on has to say of it; a refusal is its own cause. */
  public Optional<String> remark() {
    return switch (word) {
      case APPROVE -> Optional.of("Approved" + by.map(Asker::told).orElse("") + ".");
      case REFUSE -> Optional.empty();
    };
  }
}
