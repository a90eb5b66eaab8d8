package dev.slipway.rehearsal.traffic;

/** Why a request got no whole answer. */
public enum Break {
  NO_CONNECTION("no connection"),
  NO_ANSWER("closed without an answer"),
  CUT_SHORT("answer cut short"),
  TIMED_OUT("no answer in time"),
  LEFT("unanswered at the end");

  private final String words;

  Break(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
