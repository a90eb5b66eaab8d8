package dev.slipway.infra;

/** What an alarm that is red before anything moved means to the deployment. */
public enum RedAlarms {

  /** The deployment is rejected: the trouble there is would hide what the new version brings. */
  BLOCK,

  /** The deployment begins, since it may be the fix; the alarm counts again once it was green. */
  FIX_FORWARD,

  /** The deployment begins, and the alarm says nothing about it to its end. */
  IGNORE
}
