package dev.slipway.rehearsal.elb;

import dev.slipway.rehearsal.cloud.Reply;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;

/**
 * What one health check found. Reasons and texts are those of DescribeTargetHealth (ALB user guide,
 * target-group-health-checks, read 2026-11).
 */
sealed interface CheckResult {

  record Passed() implements CheckResult {}

  record Failed(TargetHealthReasonEnum reason, String description) implements CheckResult {}

  static CheckResult of(Reply reply, Probe.Question question) {
    return switch (reply) {
      case Reply.Status(int code) -> ofStatus(code, question);
      case Reply.Silence silence -> timedOut();
      case Reply.NoConnection nobody -> noConnection();
    };
  }

  static CheckResult ofStatus(int code, Probe.Question question) {
    return question.matcher().accepts(code) ? new Passed() : wrongCode(code);
  }

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
