package dev.slipway.infra;

/**
 * One permission or refusal of a template.
 *
 * @param who a role, a service of AWS, or {@code *} for everybody
 * @param allowed whether it is allowed to, or expressly not
 * @param on what it does that on
 * @param when the condition; empty when there is none
 */
record Power(String who, boolean allowed, String action, String on, String when) {

  private static final String ALL = ".*";

  /** Whether it lets somebody do this, also by a wildcard. */
  boolean allows(String wanted) {
    return allowed && wanted.matches("\\Q" + action.replace("*", "\\E" + ALL + "\\Q") + "\\E");
  }

  /** What is done, for whoever may do the same. */
  String deed() {
    return (allowed ? "may " : "may not ")
        + action
        + " on "
        + on
        + (when.isEmpty() ? "" : " when " + when);
  }
}
