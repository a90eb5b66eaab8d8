package dev.slipway.rehearsal.operate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** What the workflow told as its result; there is no token in it. */
final class WorkflowSummary {

  private static final String LAST_STATE = "Settle";

  private WorkflowSummary() {}

  /** Empty when the execution did not come that far. */
  static Optional<JsonNode> of(String execution, SfnClient states) {
    return states
        .getExecutionHistoryPaginator(of -> of.executionArn(execution).reverseOrder(true))
        .events()
        .stream()
        .map(HistoryEvent::stateExitedEventDetails)
        .filter(exited -> exited != null && exited.name().equals(LAST_STATE))
        .map(exited -> Json.parse(exited.output()))
        .filter(summary -> summary.has("verdict"))
        .findFirst();
  }
}
