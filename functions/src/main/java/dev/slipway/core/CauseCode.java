package dev.slipway.core;

/** Stable names of why a deployment did not succeed. Never renamed: people search for them. */
public enum CauseCode {
  IMAGE_NOT_FOUND,
  IMAGE_PULL_DENIED,
  NO_ROUTE_TO_ECR,
  IMAGE_PULL_FAILED,
  WRONG_ARCHITECTURE,
  EXITS_AT_START,
  OUT_OF_MEMORY,
  HEALTH_CHECK_FAILS,
  ALARM,
  ROLLED_BACK_BY_ECS,
  ROLLOUT_TIMEOUT,
  STUCK_BY_PERCENT,
  WRONG_DIGEST,
  FOREIGN_CHANGE,
  ACCESS_DENIED,
  NOT_ATTACHED,
  INVALID_REQUEST,
  TASK_DEFINITION_NOT_COPIED,
  NO_PROVEN_GOOD,
  HELD,
  QUARANTINED,
  SCALED_TO_ZERO,
  STOPPED_BY_PERSON,
  ABORTED,
  ROLLBACK_ASKED,
  ALARM_ALREADY_RED,
  WAY_BACK_GONE,
  SCAN_FINDINGS,
  SCAN_MISSING,
  FROZEN,
  PLAIN_SECRET,
  RISKY_SETTINGS,
  ROLLBACK_FAILED,
  ABANDONED,
  NOT_APPROVED,
  UNKNOWN;

  /** Whether Slipway stops writing to the service instead of rolling back. */
  public boolean handsOff() {
    return this == FOREIGN_CHANGE || this == ACCESS_DENIED;
  }

  /** Whether a person ended the deployment, which says nothing against its revision. */
  public boolean isAPersonsStop() {
    return this == ABORTED || this == STOPPED_BY_PERSON;
  }

  /** Whether it is the image's doing, so that the image is not deployed again unless forced. */
  public boolean condemns() {
    return switch (this) {
      case WRONG_ARCHITECTURE,
          EXITS_AT_START,
          OUT_OF_MEMORY,
          HEALTH_CHECK_FAILS,
          ALARM,
          ROLLED_BACK_BY_ECS,
          ROLLOUT_TIMEOUT,
          ROLLBACK_ASKED ->
          true;
      case IMAGE_NOT_FOUND,
          IMAGE_PULL_DENIED,
          NO_ROUTE_TO_ECR,
          IMAGE_PULL_FAILED,
          STUCK_BY_PERCENT,
          WRONG_DIGEST,
          FOREIGN_CHANGE,
          ACCESS_DENIED,
          NOT_ATTACHED,
          INVALID_REQUEST,
          TASK_DEFINITION_NOT_COPIED,
          NO_PROVEN_GOOD,
          HELD,
          QUARANTINED,
          SCALED_TO_ZERO,
          STOPPED_BY_PERSON,
          ABORTED,
          ALARM_ALREADY_RED,
          WAY_BACK_GONE,
          SCAN_FINDINGS,
          SCAN_MISSING,
          FROZEN,
          PLAIN_SECRET,
          RISKY_SETTINGS,
          ROLLBACK_FAILED,
          ABANDONED,
          NOT_APPROVED,
          UNKNOWN ->
          false;
    };
  }
}
