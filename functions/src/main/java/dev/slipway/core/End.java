package dev.slipway.core;

/** How a deployment ended. */
public enum End {
  SUCCEEDED,
  NOTHING_TO_DO,
  /** Refused before anything changed. */
  REJECTED,
  /** A newer request took over. */
  SUPERSEDED,
  ROLLED_BACK,
  NEEDS_HUMAN
}
