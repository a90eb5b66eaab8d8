package dev.slipway.core;

/** What an execution that is parked on a task token waits for. */
public sealed interface Wait permits Watch, Asking {

  /** The workflow's state that waits. */
  String state();
}
