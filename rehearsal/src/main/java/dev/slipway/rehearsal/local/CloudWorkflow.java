package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.story.Ending;
import dev.slipway.rehearsal.story.Run;
import dev.slipway.rehearsal.story.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateEnteredEventDetails;

/** The workflow and its ledger, through AWS's own APIs. */
final class CloudWorkflow implements Workflow {

  private final LocalCloud cloud;
  private final SfnClient states;
  private final Deployments deployments;

  CloudWorkflow(LocalCloud cloud) {
    this.cloud = cloud;
    this.states = cloud.services().states;
    this.deployments = new Deployments(cloud);
  }

  @Override
  public String start(String input) {
    return states
        .startExecution(of -> of.stateMachineArn(cloud.note().stateMachine()).input(input))
        .executionArn();
  }

  @Override
  public void abort(String execution) {
    states.stopExecution(of -> of.executionArn(execution).cause("A person stopped it."));
  }

  @Override
  public List<Run> runs() {
    return deployments.all().map(CloudWorkflow::run).toList().reversed();
  }

  private static Run run(DescribeExecutionResponse execution) {
    return new Run(
        execution.executionArn(), execution.name(), execution.startDate(), execution.input());
  }

  @Override
  public List<String> entered(String execution) {
    return states.getExecutionHistoryPaginator(of -> of.executionArn(execution)).events().stream()
        .map(HistoryEvent::stateEnteredEventDetails)
        .filter(Objects::nonNull)
        .map(StateEnteredEventDetails::name)
        .toList();
  }

  @Override
  public Optional<Ending> ending(String execution) {
    return deployments.ending(execution);
  }

  @Override
  public boolean isClaimed(String service) {
    return item(service, "claim")
        .map(claim -> claim.get("held"))
        .map(held -> Boolean.TRUE.equals(held.bool()))
        .orElse(false);
  }

  @Override
  public String claimant(String service) {
    return item(service, "claim").map(claim -> Attributes.text(claim, "deployment")).orElse("");
  }

  @Override
  public List<String> ledger(String service) {
    return items(service).map(Object::toString).toList();
  }

  @Override
  public List<String> gates(String execution) {
    return Json.parse(describe(execution).output())
        .at("/forecast/gates")
        .valueStream()
        .map(gate -> gate.path("gate").asText() + ": " + gate.path("sentence").asText())
        .toList();
  }

  @Override
  public List<String> overridden(String execution) {
    String service = Json.parse(describe(execution).input()).path("service").asText();
    return items(service)
        .filter(item -> Attributes.text(item, "execution").equals(execution))
        .flatMap(item -> Attributes.maps(item, "gates").stream())
        .filter(gate -> Attributes.text(gate, "standing").equals("OVERRIDDEN"))
        .map(gate -> Attributes.text(gate, "gate") + ": " + Attributes.text(gate, "sentence"))
        .toList();
  }

  private DescribeExecutionResponse describe(String execution) {
    return states.describeExecution(of -> of.executionArn(execution));
  }

  private Stream<Map<String, AttributeValue>> items(String service) {
    return cloud
        .services()
        .tables
        .queryPaginator(
            of ->
                of.tableName(cloud.ledgerTable())
                    .consistentRead(true)
                    .keyConditionExpression("service = :service")
                    .expressionAttributeValues(Map.of(":service", AttributeValue.fromS(service))))
        .items()
        .stream();
  }

  @Override
  public Optional<String> hold(String service) {
    return item(service, "hold").map(hold -> hold.get("reason")).map(AttributeValue::s);
  }

  @Override
  public List<String> proven(String service) {
    return item(service, "proven").map(proven -> proven.get("generations")).stream()
        .flatMap(generations -> generations.l().stream())
        .map(generation -> generation.m().get("taskDefinition"))
        .filter(Objects::nonNull)
        .map(AttributeValue::s)
        .toList();
  }

  private Optional<Map<String, AttributeValue>> item(String service, String name) {
    Map<String, AttributeValue> key =
        Map.of(
            "service", AttributeValue.fromS(service),
            "item", AttributeValue.fromS(name));
    return Optional.of(
            cloud
                .services()
                .tables
                .getItem(of -> of.tableName(cloud.ledgerTable()).key(key).consistentRead(true)))
        .filter(answer -> answer.hasItem())
        .map(answer -> answer.item());
  }
}
