package dev.slipway.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/**
 * The events of the state machine's own executions. One that ended without settling, because
 * somebody aborted it, it ran out of time or its last step failed, left its claim behind; Sweep
 * picks it up (Step Functions developer guide, eventbridge-integration, read 2026-11).
 */
final class ExecutionEvents {

  private static final List<String> UNSETTLED = List.of("ABORTED", "TIMED_OUT", "FAILED");

  private ExecutionEvents() {}

  static void sweepAfter(
      Construct scope, IStateMachine machine, IFunction sweep, IQueue undelivered) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("stateMachineArn", List.of(machine.getStateMachineArn()));
    detail.put("status", UNSETTLED);
    Rule.Builder.create(scope, "ExecutionEndRule")
        .description("Sweeps after a deployment that did not end by itself")
        .eventPattern(
            ServiceEvents.pattern("aws.states", "Step Functions Execution Status Change")
                .detail(detail)
                .build())
        .targets(
            List.of(
                LambdaFunction.Builder.create(sweep)
                    .event(RuleTargetInput.fromObject(Map.of("event", EventField.fromPath("$"))))
                    .deadLetterQueue(undelivered)
                    .maxEventAge(ServiceEvents.OLDEST_EVENT)
                    .build()))
        .build();
  }
}
