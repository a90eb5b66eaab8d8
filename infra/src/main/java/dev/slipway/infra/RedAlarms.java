package dev.slipway.infra;

/** What an alarm that is red before anything moved means to a deployment. */
public enum RedAlarms {

  /** The deployment is rejected: a new version could not be told from the trouble there is. */
  BLOCK,

  /**
   * The deployment goes on, since it may be the fix, and that alarm does not turn it back; an alarm
   * that turns red later does.
   */
  FIX_FORWARD,

  /** Alarms are not looked at before anything moves. */
  IGNORE
}
