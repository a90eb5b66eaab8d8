package dev.slipway.rehearsal.operate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Executions that do what a test says. */
public final class FakeStates implements SfnClient {

  static final String MACHINE = "arn:aws:states:us-east-1:111122223333:stateMachine:deployments";
  private static final String EXECUTIONS = MACHINE.replace(":stateMachine:", ":execution:") + ":";

  private final Map<String, Run> runs = new HashMap<>();
  private final List<StartExecutionRequest> started = new ArrayList<>();

  /** How executions that are started come out. */
  private Run next = new Run();

  public static String arn(String execution) {
    return EXECUTIONS + execution;
  }

  /** An execution of this name. */
  public Run run(String name) {
    return runs.computeIfAbsent(arn(name), absent -> new Run());
  }

  /** An execution of this name, whatever there was of it. */
  Run restart(String name) {
    runs.remove(arn(name));
    return run(name);
  }

  /** What the next execution that is started does. */
  public Run next() {
    return next;
  }

  public List<StartExecutionRequest> started() {
    return started;
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    started.add(request);
    runs.put(arn(request.name()), next);
    next = new Run();
    return StartExecutionResponse.builder()
        .executionArn(arn(request.name()))
        .startDate(Instant.EPOCH)
        .build();
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    Run run = existing(request.executionArn());
    return DescribeExecutionResponse.builder()
        .executionArn(request.executionArn())
        .stateMachineArn(MACHINE)
        .status(run.status)
        .error(run.error)
        .build();
  }

  @Override
  public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
    List<HistoryEvent> events = existing(request.executionArn()).events;
    if (!request.reverseOrder()) {
      throw new UnsupportedOperationException("only newest first");
    }
    return GetExecutionHistoryResponse.builder().events(events.reversed()).build();
  }

  @Override
  public DescribeStateMachineResponse describeStateMachine(DescribeStateMachineRequest request) {
    String definition =
        """
        {"States": {"Accept": {"Comment": "A request is a hint."},
                    "AwaitRollout": {"Comment": "Parked until there is a verdict."}}}
        """;
    return DescribeStateMachineResponse.builder()
        .stateMachineArn(request.stateMachineArn())
        .definition(definition)
        .build();
  }

  private Run existing(String arn) {
    Run run = runs.get(arn);
    if (run == null || run.hidden) {
      throw ExecutionDoesNotExistException.builder().message("Execution Does Not Exist").build();
    }
    return run;
  }

  @Override
  public String serviceName() {
    return "states";
  }

  @Override
  public void close() {}

  /** One execution. */
  public static final class Run {

    private final List<HistoryEvent> events = new ArrayList<>();
    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private String error;
    private boolean hidden;

    /** Not known to readers yet. */
    public Run hide() {
      hidden = true;
      return this;
    }

    public Run show() {
      hidden = false;
      return this;
    }

    public Run entered(String state, String at) {
      HistoryEventType type =
          state.endsWith("?")
              ? HistoryEventType.CHOICE_STATE_ENTERED
              : HistoryEventType.TASK_STATE_ENTERED;
      return add(type, at, event -> event.stateEnteredEventDetails(of -> of.name(state)));
    }

    public Run settled(String summary, String at) {
      return add(
          HistoryEventType.TASK_STATE_EXITED,
          at,
          event -> event.stateExitedEventDetails(of -> of.name("Settle").output(summary)));
    }

    public Run ended(ExecutionStatus with) {
      status = with;
      return this;
    }

    public Run failed(String with) {
      error = with;
      return ended(ExecutionStatus.FAILED);
    }

    private Run add(HistoryEventType type, String at, UnaryOperator<HistoryEvent.Builder> details) {
      events.add(
          details
              .apply(
                  HistoryEvent.builder()
                      .id(events.size() + 1L)
                      .previousEventId((long) events.size())
                      .type(type)
                      .timestamp(Instant.parse(at)))
              .build());
      return this;
    }
  }
}
