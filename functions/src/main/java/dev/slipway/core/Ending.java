package dev.slipway.core;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  public static Ending answered(String sentence) {
    return new Ending(End.ANSWERED, sentence, Optional.empty());
  }

  public static Ending superseded(String sentence) {
    return new Ending(End.SUPERSEDED, sentence, Optional.empty());
  }

  public static Ending succeeded(String sentence) {
    return new Ending(End.SUCCEEDED, sentence, Optional.empty());
  }

  public static Ending neverStarted(Cause cause) {
    return new Ending(End.NEVER_STARTED, cause.sentence(), Optional.of(cause));
  }

  public static Ending stopped(Cause cause) {
    return new Ending(End.STOPPED, cause.sentence(), Optional.of(cause));
  }

  /**
   * The proven revision serves again.
   *
   * @param cause why it went back
   * @param rung the way it came
   * @param revision {@code family:number}
   */
  public static Ending returned(Cause cause, Rung rung, String revision) {
    if (cause.code() == CauseCode.ROLLBACK_ASKED) {
      String asked = "Rolled back to " + revision + ", as asked.";
      return new Ending(End.SUCCEEDED, asked, Optional.of(cause));
    }
    if (cause.code().isAPersonsStop()) {
      return told(End.STOPPED, cause, revision + " serves again.");
    }
    return switch (rung) {
      case ECS_OWN -> told(End.ROLLED_BACK_BY_ECS, cause, "ECS rolled back to " + revision + ".");
      case STOP_DEPLOYMENT, TO_PROVEN, TO_OLDER ->
          told(End.ROLLED_BACK, cause, "Rolled back to " + revision + ".");
    };
  }

  private static Ending told(End end, Cause cause, String more) {
    return new Ending(end, cause.sentence() + " " + more, Optional.of(cause));
  }

  /** Whether a proven revision serves, new or brought back. */
  public boolean isServing() {
    return switch (end) {
      case SUCCEEDED, ROLLED_BACK, ROLLED_BACK_BY_ECS, STOPPED -> true;
      case NOTHING_TO_DO,
          PLANNED,
          SHADOWED,
          ANSWERED,
          HELD,
          REJECTED,
          SUPERSEDED,
          NEVER_STARTED,
          NEEDS_HUMAN ->
          false;
    };
  }

  /** What was planned, for a service in shadow: there it is the end of a push. */
  public Ending inShadow() {
    return new Ending(End.SHADOWED, sentence, cause);
  }

  /** The same end with more to say. */
  public Ending and(List<String> remarks) {
    String all = Stream.concat(Stream.of(sentence), remarks.stream()).collect(joining(" "));
    return new Ending(end, all, cause);
  }
}
