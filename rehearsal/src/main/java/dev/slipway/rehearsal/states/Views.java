package dev.slipway.rehearsal.states;

import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Machines and executions as the API shows them. */
final class Views {

  private Views() {}

  static ExecutionStatus status(Execution execution) {
    return execution.outcome().map(Outcome::status).orElse(ExecutionStatus.RUNNING);
  }

  static DescribeExecutionResponse describe(Execution execution) {
    DescribeExecutionResponse.Builder view =
        DescribeExecutionResponse.builder()
            .executionArn(execution.arn())
            .stateMachineArn(execution.machine().arn())
            .name(execution.name())
            .status(status(execution))
            .startDate(execution.started())
            .input(execution.input().toString())
            .inputDetails(size -> size.included(true))
            .redriveCount(execution.redrives());
    execution.stopped().ifPresent(view::stopDate);
    execution.outcome().ifPresent(outcome -> add(view, outcome));
    return view.build();
  }

  private static void add(DescribeExecutionResponse.Builder view, Outcome outcome) {
    outcome
        .outputText()
        .ifPresent(output -> view.output(output).outputDetails(size -> size.included(true)));
    outcome.error().ifPresent(view::error);
    outcome.cause().ifPresent(view::cause);
  }

  static ExecutionListItem item(Execution execution) {
    ExecutionListItem.Builder item =
        ExecutionListItem.builder()
            .executionArn(execution.arn())
            .stateMachineArn(execution.machine().arn())
            .name(execution.name())
            .status(status(execution))
            .startDate(execution.started())
            .redriveCount(execution.redrives());
    execution.stopped().ifPresent(item::stopDate);
    return item.build();
  }

  static DescribeStateMachineResponse describe(Machine machine) {
    return DescribeStateMachineResponse.builder()
        .stateMachineArn(machine.arn())
        .name(machine.name())
        .status(StateMachineStatus.ACTIVE)
        .definition(machine.json())
        .roleArn(machine.roleArn())
        .type(StateMachineType.STANDARD)
        .creationDate(machine.created())
        .build();
  }

  static StateMachineListItem item(Machine machine) {
    return StateMachineListItem.builder()
        .stateMachineArn(machine.arn())
        .name(machine.name())
        .type(StateMachineType.STANDARD)
        .creationDate(machine.created())
        .build();
  }
}
