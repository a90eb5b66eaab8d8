package dev.slipway.infra;

/** What Slipway does when an image is pushed for a service. */
public enum Mode {

  /** It rolls the image out, watches it, and takes it back when it fails. */
  DEPLOY,

  /**
   * It tells what it would do, and does nothing: no function gets a permission to change the
   * service or to register a task definition for it.
   */
  SHADOW
}
