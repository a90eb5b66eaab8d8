package dev.slipway.scenario.privilege;

/** Where people read that a role lacks a permission, the best place first. */
public enum Shown {
  END("the end says `ACCESS_DENIED` and names it"),
  REMARK("a remark of the history names it"),
  LOG("a log line names it"),
  SERVICE("AWS's own event names it"),
  NOWHERE("nothing names it");

  private final String words;

  Shown(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
