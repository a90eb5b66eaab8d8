package dev.slipway.infra;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/**
 * All functions of the orchestrator, from one jar, and what they may do whatever service is
 * attached.
 */
final class StepFunctions {

  private final Map<OrchestratorFunction, StepFunction> functions =
      new EnumMap<>(OrchestratorFunction.class);

  StepFunctions(Construct scope, Code code, ITable ledger) {
    for (OrchestratorFunction step : OrchestratorFunction.values()) {
      functions.put(step, new StepFunction(scope, step, code, ledger));
    }
  }

  StepFunction get(OrchestratorFunction step) {
    return Objects.requireNonNull(functions.get(step));
  }

  Stream<StepFunction> of(OrchestratorFunction... steps) {
    return Arrays.stream(steps).map(this::get);
  }

  /** All of them, in the order of the flow. */
  List<IFunction> all() {
    return List.copyOf(functions.values().stream().map(StepFunction::function).toList());
  }

  /** The ARNs of the functions behind the Task states, in the order of the flow. */
  List<String> taskArns() {
    return List.copyOf(substitutions().values());
  }

  /** What the placeholders of the state machine's definition stand for. */
  Map<String, String> substitutions() {
    Map<String, String> arns = new LinkedHashMap<>();
    functions.forEach(
        (step, function) -> {
          if (step.isTaskState()) {
            arns.put(step.id() + "Arn", function.function().getFunctionArn());
          }
        });
    return arns;
  }

  /**
   * Lets those beside the state machine start it and ask how an execution of it ended. They may
   * name it, in their environment too, because its definition does not name them.
   */
  void allowToStart(IStateMachine machine) {
    functions.forEach(
        (step, function) -> {
          if (step.startsDeployments()) {
            function.tell("SLIPWAY_STATE_MACHINE", machine.getStateMachineArn());
            function.allow(List.of("states:StartExecution"), List.of(machine.getStateMachineArn()));
          }
        });
    machine.grantExecution(get(OrchestratorFunction.SWEEP).role(), "states:DescribeExecution");
  }

  /**
   * A policy of its own: inside the roles' own policies, which the functions wait for, the state
   * machine, which names the functions, would wait for itself.
   */
  void allowToAnswerParkedStates(
      Construct scope, IStateMachine machine, OrchestratorFunction... steps) {
    Policy.Builder.create(scope, "AnswerParkedStates")
        .statements(
            List.of(
                PolicyStatement.Builder.create()
                    .actions(List.of("states:SendTaskSuccess"))
                    .resources(List.of(machine.getStateMachineArn()))
                    .build()))
        .roles(List.copyOf(of(steps).map(StepFunction::role).toList()))
        .build();
  }
}
