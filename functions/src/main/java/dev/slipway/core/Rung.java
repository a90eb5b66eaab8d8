package dev.slipway.core;

/** The ways back, in the order they are tried. */
public enum Rung {
  /** ECS began a rollback to the proven revision by itself, and is let finish. */
  ECS_OWN,
  /** The service deployment is stopped, so that ECS returns to the proven revision. */
  STOP_DEPLOYMENT,
  /** The service is set to the proven revision. */
  TO_PROVEN,
  /** The service is set to the revision that was proven before that. */
  TO_OLDER
}
