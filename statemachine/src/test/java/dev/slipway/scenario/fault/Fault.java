package dev.slipway.scenario.fault;

/** How a call goes wrong. */
public enum Fault {
  /** AWS answers 500 and has done nothing. */
  FAIL_BEFORE,
  /** AWS has done it and answers 500. */
  FAIL_AFTER,
  /** It is done twice: an SDK's retry of a request whose answer was lost. */
  TWICE,
  /** A read gives what the same read gave before. */
  STALE,
  /** The function's process dies instead of the call; Lambda reports a time-out. */
  DIE_BEFORE,
  /** The function's process dies right after the call; Lambda reports a time-out. */
  DIE_AFTER,
  /**
   * A person stops the execution right after the call, and nothing of its function goes on. A
   * function that an event started goes on: it is the execution it is about that is stopped.
   */
  ABORT_AFTER,
  /** As {@link #ABORT_AFTER}, but the execution times out. */
  TIME_OUT_AFTER
}
