package dev.slipway.core;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Whether automatic deployments stop after an ending, until a person says so. */
public final class Aftermath {
  private static final int LONGEST = 500;

  // A push right after must not undo what a person has just decided.
  private static final Set<CauseCode> DECIDED_BY_A_PERSON =
      Set.of(CauseCode.ROLLBACK_ASKED, CauseCode.STOPPED_BY_PERSON);

  private Aftermath() {}

  /** The hold that follows from the ending. */
  public static Optional<Hold> hold(Facts facts, Ending ending, Instant now) {
    return ending
        .cause()
        .filter(cause -> holds(facts, ending, cause))
        .map(cause -> new Hold(reason(cause), facts.need(Deployment.class).execution(), now));
  }

  private static boolean holds(Facts facts, Ending ending, Cause cause) {
    return DECIDED_BY_A_PERSON.contains(cause.code())
        || cause.code() == CauseCode.ABANDONED
        || (ending.end() == End.NEEDS_HUMAN && wasOnItsWayBack(facts));
  }

  private static boolean wasOnItsWayBack(Facts facts) {
    return facts.find(Rollback.class).isPresent()
        || facts.find(Problem.class).filter(Problem::struckTheRollback).isPresent();
  }

  private static String reason(Cause cause) {
    // Without its full stop: a hold is told in the middle of a sentence.
    String sentence = cause.sentence().replaceFirst("\\.$", "");
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
  }
}
