package dev.slipway.core;

/** What a step tells the workflow, which branches on it. */
public enum Outcome {
  ACCEPTED,
  /** Somebody wants to see the plan and nothing more. */
  PLANNING,
  CLAIMED,
  PLANNED,
  /** A person has the last word before it goes on. */
  ASKING,
  /** The plan waits for something that comes by itself, such as the end of a scan. */
  WAITING,
  APPROVED,
  /** There is nothing to roll out: the way leads back. */
  RETURNING,
  REGISTERED,
  UPDATED,
  /** The wait goes on; its token will be answered. */
  PARKED,
  HEALTHY,
  FAILED,
  /** Why it failed has been looked into. */
  DIAGNOSED,
  ROLLING_BACK,
  /** The deployment is over; the facts hold its ending. */
  ENDED
}
