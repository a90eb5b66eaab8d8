package dev.slipway.rehearsal.ecs;

/**
 * Why a task did not get as far as running.
 *
 * @param task the task's stopped reason
 * @param container the reason of each of its containers; empty when it says nothing of them
 */
record StartFailure(String task, String container) {

  /** Nothing is known of containers yet. */
  static StartFailure ofTask(String reason) {
    return new StartFailure(reason, "");
  }

  /** The agent says the same of the task and of its containers. */
  static StartFailure ofImages(String reason) {
    return new StartFailure(reason, reason);
  }

  static StartFailure ofContainers(String reason) {
    return new StartFailure(Messages.FAILED_TO_START, reason);
  }
}
