package dev.slipway.core;

/** What asked for a deployment. */
public enum Trigger {
  /** An image was pushed. */
  PUSH,
  /** A person started the workflow. */
  MANUAL,
  /** A person started the workflow and wants it to run even when there seems nothing to do. */
  FORCED
}
