package dev.slipway.rehearsal.task;

/** A container's program cannot be started; the message is the container runtime's. */
public final class CannotStart extends Exception {
  private static final long serialVersionUID = 1L;

  CannotStart(String message) {
    super(message);
  }
}
