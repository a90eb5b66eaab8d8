package dev.slipway.core.tell;

import dev.slipway.core.End;
import dev.slipway.core.Ending;

/** An end in a line: of which service, of what, how, and why in a word. */
record Headline(String service, String what, boolean wentBack) {
  /** Less than 100 characters of ASCII (SNS API reference, Publish, read 2026-11). */
  private static final int LONGEST = 99;

  private static final int LONGEST_WHAT = 40;

  String of(Ending ending) {
    return Words.subject(service + told(ending) + why(ending), LONGEST);
  }

  private String foreseen(Ending ending) {
    String would = ending.cause().isPresent() ? " would be refused" : " meets no objection";
    return ", in shadow: " + name() + would;
  }

  private String name() {
    return Words.cut(what, LONGEST_WHAT);
  }

  private String told(Ending ending) {
    String name = ": " + name();
    return switch (ending.end()) {
      case SUCCEEDED -> name + (wentBack ? " was taken back, as asked" : " is live");
      case ROLLED_BACK -> name + " was rolled back";
      case ROLLED_BACK_BY_ECS -> name + " was rolled back by ECS";
      case REJECTED -> name + " was rejected";
      case STOPPED -> name + " was stopped";
      case NEVER_STARTED -> name + " never started";
      case NEEDS_HUMAN -> " NEEDS A HUMAN" + name;
      case HELD -> " is held";
      case SUPERSEDED -> name + " was superseded";
      case NOTHING_TO_DO -> name + " needed nothing";
      case PLANNED -> name + " was planned";
      case SHADOWED -> foreseen(ending);
      case ANSWERED -> name + " was answered";
    };
  }

  private static String why(Ending ending) {
    return ending
        .cause()
        .filter(cause -> ending.end() != End.SUCCEEDED)
        .map(cause -> " (" + cause.code() + ")")
        .orElse("");
  }
}
