package dev.slipway.rehearsal.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * Where executions of the workflow are. What their states hand to each other is never read: a
 * parked wait's token is among it.
 */
final class Executions {

  private static final List<HistoryEventType> TOLD =
      List.of(HistoryEventType.TASK_STATE_ENTERED, HistoryEventType.WAIT_STATE_ENTERED);

  private final SfnClient states;

  Executions(SfnClient states) {
    this.states = states;
  }

  /**
   * A state in which something is done or waited for.
   *
   * @param event number of the event that entered it
   */
  record Step(long event, String state, Instant since) {}

  /**
   * Where an execution is.
   *
   * @param status Step Functions' word for it
   */
  record Progress(String status, Optional<Step> step) {

    /** Whether it still drives its deployment. */
    boolean runs() {
      return status.equals(ExecutionStatus.RUNNING.toString())
          || status.equals(ExecutionStatus.PENDING_REDRIVE.toString());
    }
  }

  /** Empty when Step Functions does not know the execution, or not any more. */
  Optional<Progress> progress(String execution) {
    return described(execution)
        .map(found -> new Progress(found.statusAsString(), lastStep(execution)));
  }

  Optional<DescribeExecutionResponse> described(String execution) {
    try {
      return Optional.of(states.describeExecution(of -> of.executionArn(execution)));
    } catch (ExecutionDoesNotExistException unknown) {
      return Optional.empty();
    }
  }

  /** The steps that were entered after this event, in order; choices and ends are none. */
  List<Step> stepsAfter(String execution, long event) {
    return newestFirst(execution).takeWhile(step -> step.event() > event).toList().reversed();
  }

  /** A wait enters its state anew whenever it looks again; it lasts since the first time. */
  private Optional<Step> lastStep(String execution) {
    List<Step> steps = newestFirst(execution).toList();
    return steps.stream()
        .takeWhile(step -> step.state().equals(steps.getFirst().state()))
        .reduce((later, earlier) -> earlier);
  }

  private Stream<Step> newestFirst(String execution) {
    return states
        .getExecutionHistoryPaginator(
            of -> of.executionArn(execution).reverseOrder(true).includeExecutionData(false))
        .events()
        .stream()
        .filter(event -> TOLD.contains(event.type()))
        .map(Executions::step);
  }

  private static Step step(HistoryEvent event) {
    return new Step(event.id(), event.stateEnteredEventDetails().name(), event.timestamp());
  }
}
