package dev.slipway.rehearsal.operate;

/** What passes between two looks at a running execution. */
@FunctionalInterface
public interface Pause {

  /** Returns when it is over. */
  void take() throws InterruptedException;
}
