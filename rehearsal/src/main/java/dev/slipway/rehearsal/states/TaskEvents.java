package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.states.asl.State.Integration;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The history events of one task attempt. */
record TaskEvents(Branch branch, Integration integration) {

  void scheduled(JsonNode arguments, TaskAttempt.Limits limits) {
    branch.record(
        HistoryEventType.TASK_SCHEDULED,
        event ->
            event.taskScheduledEventDetails(
                details -> {
                  details.resourceType(integration.service()).resource(integration.resource());
                  details.region(Account.LOCAL.region()).parameters(arguments.toString());
                  limits.timeout().ifPresent(details::timeoutInSeconds);
                  limits.heartbeat().ifPresent(details::heartbeatInSeconds);
                }));
  }

  void started() {
    branch.record(
        HistoryEventType.TASK_STARTED,
        event ->
            event.taskStartedEventDetails(
                details ->
                    details.resourceType(integration.service()).resource(integration.resource())));
  }

  void submitted(JsonNode output) {
    branch.record(
        HistoryEventType.TASK_SUBMITTED,
        event ->
            event.taskSubmittedEventDetails(
                details ->
                    details
                        .resourceType(integration.service())
                        .resource(integration.resource())
                        .output(output.toString())
                        .outputDetails(size -> size.truncated(false))));
  }

  void succeeded(JsonNode output) {
    branch.record(
        HistoryEventType.TASK_SUCCEEDED,
        event ->
            event.taskSucceededEventDetails(
                details ->
                    details
                        .resourceType(integration.service())
                        .resource(integration.resource())
                        .output(output.toString())
                        .outputDetails(size -> size.truncated(false))));
  }

  void failed(Failure failure) {
    branch.record(
        HistoryEventType.TASK_FAILED,
        event ->
            event.taskFailedEventDetails(
                details ->
                    details
                        .resourceType(integration.service())
                        .resource(integration.resource())
                        .error(failure.error())
                        .cause(failure.cause())));
  }

  void timedOut(Failure failure) {
    branch.record(
        HistoryEventType.TASK_TIMED_OUT,
        event ->
            event.taskTimedOutEventDetails(
                details ->
                    details
                        .resourceType(integration.service())
                        .resource(integration.resource())
                        .error(failure.error())
                        .cause(failure.cause())));
  }
}
