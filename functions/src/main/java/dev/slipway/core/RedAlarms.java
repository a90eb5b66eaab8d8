package dev.slipway.core;

/** What alarms that are red already mean for a deployment that is about to begin. */
public enum RedAlarms {
  /** It is refused. */
  BLOCK,
  /** It may be the fix: it begins, and each such alarm counts again once it has been green. */
  FIX_FORWARD,
  /** It begins, and such alarms say nothing about it to its end. */
  IGNORE
}
