package dev.slipway.infra;

/** What it means to a deployment that something questionable was found. */
public enum Strictness {

  /** Nobody looks. */
  IGNORE,

  /** The deployment begins, and what was found is told with its result. */
  WARN,

  /** The deployment is rejected. */
  REFUSE
}
