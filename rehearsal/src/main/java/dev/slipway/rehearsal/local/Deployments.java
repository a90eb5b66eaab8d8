package dev.slipway.rehearsal.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.story.Ending;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** How deployments ended, read from Step Functions and the ledger as an operator would. */
final class Deployments {

  private final SfnClient states;
  private final DynamoDbClient ledger;
  private final LocalCloud cloud;

  Deployments(LocalCloud cloud) {
    this.cloud = cloud;
    this.states = cloud.services().states;
    this.ledger = cloud.services().tables;
  }

  /**
   * The end of the execution that brought this digest; empty while one of the digest runs. On a
   * slow machine the sweep may be there before the push's own execution, which then has nothing to
   * do.
   */
  Optional<Ending> ending(String service, String digest) {
    List<DescribeExecutionResponse> executions =
        all().filter(execution -> execution.input().contains(digest)).toList();
    return executions.stream().allMatch(Deployments::hasEnded)
        ? executions.stream()
            .map(each -> recorded(service, each).orElseGet(() -> unrecorded(each)))
            .min(Comparator.comparing(Ending::isOfNothing))
        : Optional.empty();
  }

  /** How an execution ended; empty while it runs. */
  Optional<Ending> ending(String execution) {
    return Optional.of(states.describeExecution(of -> of.executionArn(execution)))
        .filter(Deployments::hasEnded)
        .map(ended -> recorded(service(ended), ended).orElseGet(() -> unrecorded(ended)));
  }

  /** All executions, newest first. */
  Stream<DescribeExecutionResponse> all() {
    return states
        .listExecutionsPaginator(list -> list.stateMachineArn(cloud.note().stateMachine()))
        .executions()
        .stream()
        .map(
            execution -> states.describeExecution(of -> of.executionArn(execution.executionArn())));
  }

  private static boolean hasEnded(DescribeExecutionResponse execution) {
    return execution.status() != ExecutionStatus.RUNNING;
  }

  private static String service(DescribeExecutionResponse execution) {
    return Json.parse(execution.input()).path("service").asText();
  }

  private Optional<Ending> recorded(String service, DescribeExecutionResponse execution) {
    return ledger
        .query(
            query ->
                query
                    .tableName(cloud.ledgerTable())
                    .consistentRead(true)
                    .keyConditionExpression("service = :service and begins_with(#item, :attempt)")
                    .expressionAttributeNames(Map.of("#item", "item"))
                    .expressionAttributeValues(
                        Map.of(
                            ":service", AttributeValue.fromS(service),
                            ":attempt", AttributeValue.fromS("attempt#"))))
        .items()
        .stream()
        .filter(item -> execution.executionArn().equals(Attributes.text(item, "execution")))
        .max(Comparator.comparing(item -> Attributes.text(item, "settledAt")))
        .map(Deployments::ending);
  }

  private static Ending ending(Map<String, AttributeValue> attempt) {
    Map<String, AttributeValue> cause =
        Optional.ofNullable(attempt.get("cause")).map(AttributeValue::m).orElse(Map.of());
    return new Ending(
        Attributes.text(attempt, "verdict"),
        Attributes.text(cause, "code"),
        Attributes.text(attempt, "sentence"));
  }

  /** An execution without an attempt in the ledger changed nothing, or broke before writing one. */
  private static Ending unrecorded(DescribeExecutionResponse execution) {
    if (execution.status() == ExecutionStatus.SUCCEEDED) {
      JsonNode output = Json.parse(execution.output());
      return new Ending(
          output.path("verdict").asText("SUCCEEDED"), "", output.path("sentence").asText());
    }
    return execution.status() == ExecutionStatus.FAILED && execution.error() != null
        ? new Ending(verdict(execution.error()), "", execution.cause())
        : new Ending(execution.statusAsString(), "", "the execution left no attempt in the ledger");
  }

  /** Ends are named after verdicts, such as {@code NeedsHuman}. */
  private static String verdict(String end) {
    return end.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
