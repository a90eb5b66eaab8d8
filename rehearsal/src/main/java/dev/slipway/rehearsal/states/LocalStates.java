package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.states.asl.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** Step Functions: standard workflows in the JSONata dialect. */
public final class LocalStates implements SfnClient {

  private final Surroundings surroundings;
  private final Tokens tokens;
  private final Executions executions;
  private final Map<String, Machine> machines = new ConcurrentHashMap<>();

  public LocalStates(Surroundings surroundings) {
    this.surroundings = surroundings;
    RandomGenerator random = surroundings.random();
    this.tokens = new Tokens(random);
    this.executions = new Executions(new Execution.World(surroundings, tokens));
  }

  @Override
  public CreateStateMachineResponse createStateMachine(CreateStateMachineRequest request) {
    if (request.type() == StateMachineType.EXPRESS) {
      throw new UnsupportedOperationException("sfn: EXPRESS workflows are not emulated locally");
    }
    String arn = Account.LOCAL.arn("states", "stateMachine:" + request.name());
    Machine machine =
        new Machine(
            arn,
            request.name(),
            request.roleArn(),
            request.definition(),
            checked(request.definition()),
            surroundings.clock().now());
    machines.put(arn, machine);
    return CreateStateMachineResponse.builder()
        .stateMachineArn(arn)
        .creationDate(machine.created())
        .build();
  }

  /** Executions that run go on with the definition they began with (API UpdateStateMachine). */
  @Override
  public UpdateStateMachineResponse updateStateMachine(UpdateStateMachineRequest request) {
    Machine before = machine(request.stateMachineArn());
    String json = Optional.ofNullable(request.definition()).orElse(before.json());
    String role = Optional.ofNullable(request.roleArn()).orElse(before.roleArn());
    machines.put(
        before.arn(),
        new Machine(before.arn(), before.name(), role, json, checked(json), before.created()));
    return UpdateStateMachineResponse.builder().updateDate(surroundings.clock().now()).build();
  }

  private static Definition checked(String json) {
    try {
      return Definition.read(json);
    } catch (IllegalArgumentException invalid) {
      throw Errors.of(
          InvalidDefinitionException.builder(),
          "InvalidDefinition",
          "Invalid State Machine Definition: '" + invalid.getMessage() + "'");
    }
  }

  @Override
  public DescribeStateMachineResponse describeStateMachine(DescribeStateMachineRequest request) {
    return Views.describe(machine(request.stateMachineArn()));
  }

  @Override
  public ListStateMachinesResponse listStateMachines(ListStateMachinesRequest request) {
    return ListStateMachinesResponse.builder()
        .stateMachines(machines.values().stream().map(Views::item).toList())
        .build();
  }

  private Machine machine(String arn) {
    return Optional.ofNullable(machines.get(arn))
        .orElseThrow(
            () ->
                Errors.of(
                    StateMachineDoesNotExistException.builder(),
                    "StateMachineDoesNotExist",
                    "State Machine Does Not Exist: '" + arn + "'"));
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    Execution execution =
        executions.start(
            machine(request.stateMachineArn()),
            Optional.ofNullable(request.name()),
            Optional.ofNullable(request.input()).orElse("{}"));
    return StartExecutionResponse.builder()
        .executionArn(execution.arn())
        .startDate(execution.started())
        .build();
  }

  /** The execution stops as soon as its present turn is over. */
  @Override
  public StopExecutionResponse stopExecution(StopExecutionRequest request) {
    executions
        .named(request.executionArn())
        .stop(Optional.ofNullable(request.error()), Optional.ofNullable(request.cause()));
    return StopExecutionResponse.builder().stopDate(surroundings.clock().now()).build();
  }

  /** The execution ends as if the machine's time limit had passed. */
  public void timeOut(String executionArn) {
    executions.named(executionArn).timeOut();
  }

  @Override
  public RedriveExecutionResponse redriveExecution(RedriveExecutionRequest request) {
    executions.redrive(request.executionArn());
    return RedriveExecutionResponse.builder().redriveDate(surroundings.clock().now()).build();
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    return Views.describe(executions.named(request.executionArn()));
  }

  @Override
  public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
    List<Execution> wanted =
        executions.of(machine(request.stateMachineArn())).stream()
            .filter(
                execution ->
                    request.statusFilter() == null
                        || Views.status(execution) == request.statusFilter())
            .toList();
    Pages<Execution> page = Pages.of(wanted, request.maxResults(), request.nextToken());
    ListExecutionsResponse.Builder response =
        ListExecutionsResponse.builder()
            .executions(page.items().stream().map(Views::item).toList());
    page.next().ifPresent(response::nextToken);
    return response.build();
  }

  @Override
  public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
    List<HistoryEvent> events =
        new ArrayList<>(executions.named(request.executionArn()).history().events());
    if (Boolean.TRUE.equals(request.reverseOrder())) {
      events = events.reversed();
    }
    Pages<HistoryEvent> page = Pages.of(events, request.maxResults(), request.nextToken());
    GetExecutionHistoryResponse.Builder response =
        GetExecutionHistoryResponse.builder().events(page.items());
    page.next().ifPresent(response::nextToken);
    return response.build();
  }

  @Override
  public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
    JsonNode output = output(request.output());
    tokens.take(request.taskToken()).succeed(output);
    return SendTaskSuccessResponse.builder().build();
  }

  private static JsonNode output(String text) {
    try {
      return Json.parse(text);
    } catch (IllegalArgumentException invalid) {
      throw Errors.of(
          InvalidOutputException.builder(),
          "InvalidOutput",
          "Invalid Output: '" + invalid.getMessage() + "'");
    }
  }

  @Override
  public SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
    tokens
        .take(request.taskToken())
        .fail(
            new Failure(
                Optional.ofNullable(request.error()).orElse(""),
                Optional.ofNullable(request.cause()).orElse("")));
    return SendTaskFailureResponse.builder().build();
  }

  @Override
  public SendTaskHeartbeatResponse sendTaskHeartbeat(SendTaskHeartbeatRequest request) {
    tokens.peek(request.taskToken()).heartbeat();
    return SendTaskHeartbeatResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
