package dev.slipway.core;

/** What a step tells the workflow, which branches on it. */
public enum Outcome {
  ACCEPTED,
  CLAIMED,
  PLANNED,
  /** There is nothing to roll out: the way leads back. */
  RETURNING,
  REGISTERED,
  UPDATED,
  /** The wait goes on; its token will be answered. */
  PARKED,
  HEALTHY,
  FAILED,
  ROLLING_BACK,
  /** The deployment is over; the facts hold its ending. */
  ENDED
}
