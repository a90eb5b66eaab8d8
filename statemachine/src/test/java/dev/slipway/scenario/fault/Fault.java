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
  /** The function's process dies right after the call; Lambda reports a time-out. */
  DIE_AFTER,
  /** The execution is stopped right after the call, and nothing of the function goes on. */
  ABORT_AFTER
}
