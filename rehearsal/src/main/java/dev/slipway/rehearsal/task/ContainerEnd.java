package dev.slipway.rehearsal.task;

/**
 * How a container ended.
 *
 * @param exitCode 128 + n when signal n ended it
 * @param outOfMemory whether it was killed because it took more memory than it was given
 */
public record ContainerEnd(int exitCode, boolean outOfMemory) {

  private static final int KILLED = 128 + 9;

  static ContainerEnd of(int exitCode) {
    return new ContainerEnd(exitCode, false);
  }

  static ContainerEnd killedForMemory() {
    return new ContainerEnd(KILLED, true);
  }
}
