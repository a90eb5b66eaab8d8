package dev.slipway.core;

/** What asked for a deployment. */
public enum Trigger {
  /** An image was pushed. */
  PUSH,
  /** A push was found whose event never came. */
  SWEEP,
  /** A person started the workflow. */
  MANUAL,
  /** A person started the workflow and wants it to run even when there seems nothing to do. */
  FORCED,
  /** A person wants the last proven revision back. */
  ROLLBACK,
  /** An alarm went off after the bake, within the watch window. */
  ALARM;

  /** Whether nobody asked for it: a hold stops these. */
  public boolean isAutomatic() {
    return this == PUSH || this == SWEEP;
  }

  /** Whether it goes back to a proven revision instead of on to a new one. */
  public boolean goesBack() {
    return this == ROLLBACK || this == ALARM;
  }
}
