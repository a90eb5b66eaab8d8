package dev.slipway.rehearsal.elb;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * A target's health, changed by checks alone. A new target is healthy after its first passed check;
 * the healthy threshold counts only on the way back from unhealthy (ALB user guide,
 * target-group-health-checks, read 2026-11).
 *
 * @param streak checks in a row that speak against the present state
 */
record Health(TargetHealth shown, int streak) {

  /**
   * Checks in a row that turn a target over.
   *
   * @param healthy from unhealthy to healthy, 2 to 10
   * @param unhealthy to unhealthy, 2 to 10
   */
  record Thresholds(int healthy, int unhealthy) {}

  static Health registering() {
    return of(
        TargetHealthStateEnum.INITIAL,
        TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS,
        "Target registration is in progress");
  }

  static Health unused() {
    return of(
        TargetHealthStateEnum.UNUSED,
        TargetHealthReasonEnum.TARGET_NOT_IN_USE,
        "Target group is not configured to receive traffic from the load balancer");
  }

  static Health unregistered() {
    return of(
        TargetHealthStateEnum.UNUSED,
        TargetHealthReasonEnum.TARGET_NOT_REGISTERED,
        "Target is not registered to the target group");
  }

  static Health draining() {
    return of(
        TargetHealthStateEnum.DRAINING,
        TargetHealthReasonEnum.TARGET_DEREGISTRATION_IN_PROGRESS,
        "Target deregistration is in progress");
  }

  boolean is(TargetHealthStateEnum state) {
    return shown.state() == state;
  }

  /** The health after one more check; draining and unused targets keep theirs. */
  Health after(CheckResult result, Thresholds thresholds) {
    return switch (shown.state()) {
      case INITIAL -> afterInitial(result, thresholds);
      case HEALTHY -> afterHealthy(result, thresholds);
      case UNHEALTHY -> afterUnhealthy(result, thresholds);
      case UNUSED, DRAINING, UNAVAILABLE, UNHEALTHY_DRAINING, UNKNOWN_TO_SDK_VERSION -> this;
    };
  }

  private Health afterInitial(CheckResult result, Thresholds thresholds) {
    return switch (result) {
      case CheckResult.Passed() -> healthy();
      case CheckResult.Failed failed when streak + 1 >= thresholds.unhealthy() -> unhealthy(failed);
      case CheckResult.Failed _ -> checking(streak + 1);
    };
  }

  private Health afterHealthy(CheckResult result, Thresholds thresholds) {
    return switch (result) {
      case CheckResult.Passed() -> healthy();
      case CheckResult.Failed failed when streak + 1 >= thresholds.unhealthy() -> unhealthy(failed);
      case CheckResult.Failed _ -> new Health(shown, streak + 1);
    };
  }

  private Health afterUnhealthy(CheckResult result, Thresholds thresholds) {
    return switch (result) {
      case CheckResult.Passed() when streak + 1 >= thresholds.healthy() -> healthy();
      case CheckResult.Passed() -> new Health(shown, streak + 1);
      case CheckResult.Failed failed -> unhealthy(failed);
    };
  }

  /** Healthy carries neither reason nor description. */
  private static Health healthy() {
    return new Health(TargetHealth.builder().state(TargetHealthStateEnum.HEALTHY).build(), 0);
  }

  private static Health checking(int streak) {
    Health first =
        of(
            TargetHealthStateEnum.INITIAL,
            TargetHealthReasonEnum.ELB_INITIAL_HEALTH_CHECKING,
            "Initial health checks in progress");
    return new Health(first.shown(), streak);
  }

  private static Health unhealthy(CheckResult.Failed failed) {
    return of(TargetHealthStateEnum.UNHEALTHY, failed.reason(), failed.description());
  }

  private static Health of(
      TargetHealthStateEnum state, TargetHealthReasonEnum reason, String description) {
    return new Health(
        TargetHealth.builder().state(state).reason(reason).description(description).build(), 0);
  }
}
