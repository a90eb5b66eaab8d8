package dev.slipway.core;

import java.util.Optional;

/**
 * The end of a deployment with its reason.
 *
 * @param sentence one sentence for people
 * @param cause present when something went wrong
 */
public record Ending(End end, String sentence, Optional<Cause> cause) implements Fact {

  public static Ending rejected(Cause cause) {
    return new Ending(End.REJECTED, cause.sentence(), Optional.of(cause));
  }

  public static Ending needsHuman(Cause cause) {
    return new Ending(End.NEEDS_HUMAN, cause.sentence(), Optional.of(cause));
  }

  public static Ending nothingToDo(String sentence) {
    return new Ending(End.NOTHING_TO_DO, sentence, Optional.empty());
  }

  public static Ending superseded(String sentence) {
    return new Ending(End.SUPERSEDED, sentence, Optional.empty());
  }

  public static Ending succeeded(String sentence) {
    return new Ending(End.SUCCEEDED, sentence, Optional.empty());
  }

  /**
   * The proven revision serves again.
   *
   * @param revision {@code family:number}
   */
  public static Ending rolledBack(Cause cause, String revision) {
    String sentence = cause.sentence() + " Rolled back to " + revision + ".";
    return new Ending(End.ROLLED_BACK, sentence, Optional.of(cause));
  }
}
