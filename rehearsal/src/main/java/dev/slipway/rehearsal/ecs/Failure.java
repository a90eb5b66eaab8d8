package dev.slipway.rehearsal.ecs;

import java.util.List;

/**
 * Why a deployment is given up, in the words of each place that tells it.
 *
 * @param who gives it up, as the beginning of a sentence
 * @param message the service event's
 * @param event the EventBridge event's
 * @param state the rollout state's reason
 * @param statusReason the service deployment's, when it is rolled back
 * @param rollsBack whether the earlier deployment is to come back
 */
record Failure(
    String who,
    String message,
    String event,
    String state,
    String statusReason,
    boolean rollsBack) {

  private static final String ECS = "ECS deployment";

  /** The circuit breaker has counted too many failed tasks. */
  static Failure broken(boolean rollsBack) {
    return new Failure(
        ECS + " circuit breaker:",
        "tasks failed to start.",
        Messages.TASK_FAILED_EVENT,
        Messages.TASKS_FAILED,
        Messages.BROKEN,
        rollsBack);
  }

  /** ECS saw red alarms. The event's text and the status reason are not published. */
  static Failure alarmed(List<String> alarms, boolean rollsBack) {
    return new Failure(
        ECS,
        "alarm detected.",
        Messages.ALARM_DETECTED,
        Messages.ALARM_DETECTED,
        Messages.rolledBackFor("of alarms " + String.join(", ", alarms) + "."),
        rollsBack);
  }

  /** A person or a program asked for the rollback. */
  static Failure asked() {
    return new Failure(ECS, "", "", Messages.ASKED, Messages.ASKED, true);
  }

  /** A stage could not be gone through; that always leads back. */
  static Failure of(String obstacle) {
    return new Failure(
        ECS,
        obstacle + ".",
        ECS + " failed: " + obstacle + ".",
        obstacle,
        Messages.rolledBackFor(obstacle + "."),
        true);
  }

  String goingBackTo(String deployment) {
    return who + " rolling back to deploymentId " + deployment + ".";
  }
}
