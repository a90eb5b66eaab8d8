package dev.slipway.rehearsal.wire;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** Decides whether a call may be made, before anything is done. */
@FunctionalInterface
public interface Gate {

  Decision decide(Caller caller, Call call);

  /**
   * One call of one operation.
   *
   * @param operation in the API's spelling, such as {@code DescribeServices}
   */
  record Call(Api api, String operation, SdkPojo request) {}

  /**
   * @param asked every permission the call needs, in the order they were looked at
   * @param refusal in AWS's words; empty when the call may go on
   */
  record Decision(List<Asked> asked, Optional<String> refusal) {}

  /** One permission: an action such as {@code ecs:UpdateService} on one ARN or {@code *}. */
  record Asked(String action, String resource) {}
}
