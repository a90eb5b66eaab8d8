package dev.slipway.rehearsal.elb;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;

/**
 * What one health check found. Reasons and texts are those of DescribeTargetHealth (ALB user guide,
 * target-group-health-checks, read 2026-11).
 */
sealed interface CheckResult {

  record Passed() implements CheckResult {}

  record Failed(TargetHealthReasonEnum reason, String description) implements CheckResult {}

  static CheckResult wrongCode(int status) {
    return new Failed(
        TargetHealthReasonEnum.TARGET_RESPONSE_CODE_MISMATCH,
        "Health checks failed with these codes: [" + status + "]");
  }

  static CheckResult timedOut() {
    return new Failed(TargetHealthReasonEnum.TARGET_TIMEOUT, "Request timed out");
  }

  static CheckResult noConnection() {
    return new Failed(TargetHealthReasonEnum.TARGET_FAILED_HEALTH_CHECKS, "Health checks failed");
  }
}
