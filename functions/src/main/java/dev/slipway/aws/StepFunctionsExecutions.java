package dev.slipway.aws;

import dev.slipway.core.DeploymentRequest;
import dev.slipway.port.Executions;
import dev.slipway.port.Text;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Executions of one state machine on AWS Step Functions.
 *
 * @param stateMachine its ARN
 * @param inputs the form of an execution's input
 */
public record StepFunctionsExecutions(
    SfnClient sfn, String stateMachine, Text<DeploymentRequest> inputs) implements Executions {

  @Override
  public State state(String execution) {
    return Call.of("states:DescribeExecution", execution).make(() -> described(execution));
  }

  private State described(String execution) {
    try {
      return state(sfn.describeExecution(r -> r.executionArn(execution)).status());
    } catch (ExecutionDoesNotExistException gone) {
      return State.GONE;
    }
  }

  // Whatever is not known to be over may still write.
  private static State state(ExecutionStatus status) {
    return switch (status) {
      case SUCCEEDED -> State.SUCCEEDED;
      case FAILED -> State.FAILED;
      case TIMED_OUT -> State.TIMED_OUT;
      case ABORTED -> State.ABORTED;
      case RUNNING, PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION -> State.RUNNING;
    };
  }

  @Override
  public boolean start(String name, DeploymentRequest request) {
    return Call.of("states:StartExecution", stateMachine).make(() -> started(name, request));
  }

  // The same name with the same input is no error while that execution runs (Step Functions API
  // reference, StartExecution, read 2026-11).
  private boolean started(String name, DeploymentRequest request) {
    try {
      sfn.startExecution(
          r -> r.stateMachineArn(stateMachine).name(name).input(inputs.write(request)));
      return true;
    } catch (ExecutionAlreadyExistsException before) {
      return false;
    }
  }
}
