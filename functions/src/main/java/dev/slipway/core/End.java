package dev.slipway.core;

/** How a deployment ended. */
public enum End {
  SUCCEEDED,
  NOTHING_TO_DO,
  /** Somebody wanted to see the plan: nothing was changed, nothing recorded. */
  PLANNED,
  /** The service is in shadow: what would have been done is told and recorded, nothing was done. */
  SHADOWED,
  /** A question of another deployment was answered. */
  ANSWERED,
  /** A person stopped automatic deployments. */
  HELD,
  /** Refused before anything changed. */
  REJECTED,
  /** A newer request took over. */
  SUPERSEDED,
  /** It failed and Slipway brought the proven revision back. */
  ROLLED_BACK,
  /** It failed and ECS brought the proven revision back by itself. */
  ROLLED_BACK_BY_ECS,
  /** A person stopped it, and the proven revision serves again. */
  STOPPED,
  /** The service shall run no tasks, so nothing could be proven. */
  NEVER_STARTED,
  NEEDS_HUMAN
}
