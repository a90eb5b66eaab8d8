package dev.slipway.rehearsal.states;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What an execution tells of its start and end: in its history and on the event bus. */
final class ExecutionEvents {

  private ExecutionEvents() {}

  static UnaryOperator<HistoryEvent.Builder> started(Execution execution) {
    return event ->
        event.executionStartedEventDetails(
            details ->
                details
                    .input(execution.input().toString())
                    .inputDetails(size -> size.truncated(false))
                    .roleArn(execution.machine().roleArn()));
  }

  static UnaryOperator<HistoryEvent.Builder> redriven(Execution execution) {
    return event ->
        event.executionRedrivenEventDetails(details -> details.redriveCount(execution.redrives()));
  }

  static HistoryEventType type(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> HistoryEventType.EXECUTION_SUCCEEDED;
      case Outcome.Failed _ -> HistoryEventType.EXECUTION_FAILED;
      case Outcome.TimedOut _ -> HistoryEventType.EXECUTION_TIMED_OUT;
      case Outcome.Aborted _ -> HistoryEventType.EXECUTION_ABORTED;
    };
  }

  static UnaryOperator<HistoryEvent.Builder> ended(Outcome outcome) {
    return event ->
        switch (outcome) {
          case Outcome.Succeeded succeeded ->
              event.executionSucceededEventDetails(
                  details ->
                      details
                          .output(succeeded.output().toString())
                          .outputDetails(size -> size.truncated(false)));
          case Outcome.Failed failed ->
              event.executionFailedEventDetails(
                  details ->
                      details.error(failed.failure().error()).cause(failed.failure().cause()));
          case Outcome.TimedOut _ -> event.executionTimedOutEventDetails(details -> {});
          case Outcome.Aborted aborted ->
              event.executionAbortedEventDetails(
                  details -> {
                    aborted.error().ifPresent(details::error);
                    aborted.cause().ifPresent(details::cause);
                  });
        };
  }

  static String sentence(Outcome outcome) {
    String error = outcome.error().map(name -> " " + name).orElse("");
    String cause = outcome.cause().map(text -> ": " + text).orElse("");
    return outcome.status() + error + cause;
  }

  /**
   * Publishes the status change (Step Functions developer guide, eventbridge-integration, read
   * 2026-11).
   */
  static void publish(Execution execution) {
    execution
        .surroundings()
        .events()
        .publish(
            "aws.states",
            "Step Functions Execution Status Change",
            List.of(execution.arn()),
            detail(execution));
  }

  private static Map<String, @Nullable Object> detail(Execution execution) {
    Optional<Outcome> outcome = execution.outcome();
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    detail.put("executionArn", execution.arn());
    detail.put("stateMachineArn", execution.machine().arn());
    detail.put("stateMachineVersionArn", null);
    detail.put("stateMachineAliasArn", null);
    detail.put("name", execution.name());
    detail.put("status", outcome.map(Outcome::status).orElse(ExecutionStatus.RUNNING).toString());
    detail.put("startDate", execution.started().toEpochMilli());
    detail.put("stopDate", execution.stopped().map(Instant::toEpochMilli).orElse(null));
    detail.put("input", execution.input().toString());
    detail.put("inputDetails", Map.of("included", true));
    detail.put("output", outcome.flatMap(Outcome::outputText).orElse(null));
    detail.put(
        "outputDetails",
        outcome.flatMap(Outcome::outputText).map(_ -> Map.of("included", true)).orElse(null));
    detail.put("error", outcome.flatMap(Outcome::error).orElse(null));
    detail.put("cause", outcome.flatMap(Outcome::cause).orElse(null));
    detail.put("redriveCount", execution.redrives());
    return detail;
  }
}
