package dev.slipway.core;

/** What is done with an image that is meant for a service. */
public enum Mode {
  DEPLOY,
  /** It is told what would be done, and nothing is done. */
  SHADOW
}
