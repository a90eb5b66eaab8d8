package dev.slipway.core;

/** The waits of a deployment. */
public enum Phase {
  ROLLOUT,
  BAKE,
  ROLLBACK
}
