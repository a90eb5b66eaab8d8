package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.operate.Executions.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Follows one execution to its end and tells each new state, the first time with its reason. */
final class Following {

  private static final List<ExecutionStatus> UNDER_WAY =
      List.of(ExecutionStatus.RUNNING, ExecutionStatus.PENDING_REDRIVE);

  private final Executions executions;
  private final Pause pause;
  private final Map<String, String> reasons;
  private final Consumer<String> out;
  private long told;
  private String present = "";

  /**
   * @param reasons why each state is there, by the state's name
   * @param out takes one line for each new state
   */
  Following(Executions executions, Pause pause, Map<String, String> reasons, Consumer<String> out) {
    this.executions = executions;
    this.pause = pause;
    this.reasons = new HashMap<>(reasons);
    this.out = out;
  }

  /** Why each state is there, as the workflow itself says. */
  static Map<String, String> reasons(SfnClient states, Orchestrator orchestrator) {
    String definition =
        states
            .describeStateMachine(of -> of.stateMachineArn(orchestrator.stateMachine()))
            .definition();
    Map<String, String> reasons = new HashMap<>();
    Json.parse(definition)
        .path("States")
        .properties()
        .forEach(state -> reasons.put(state.getKey(), state.getValue().path("Comment").asText()));
    return reasons;
  }

  /**
   * Returns with the execution as it ended. An execution is not known to every reader at once (Step
   * Functions API reference, DescribeExecution, "eventually consistent", read 2026-11).
   */
  DescribeExecutionResponse toItsEnd(String execution) throws InterruptedException {
    Optional<DescribeExecutionResponse> seen = executions.described(execution);
    while (seen.filter(Following::isOver).isEmpty()) {
      if (seen.isPresent()) {
        tell(execution);
      }
      pause.take();
      seen = executions.described(execution);
    }
    tell(execution);
    return seen.orElseThrow();
  }

  private void tell(String execution) {
    for (Step step : executions.stepsAfter(execution, told)) {
      told = step.event();
      if (!step.state().equals(present)) {
        present = step.state();
        out.accept(words(step));
      }
    }
  }

  private String words(Step step) {
    String reason = Optional.ofNullable(reasons.remove(step.state())).orElse("");
    return "  %s  %-14s  %s"
        .formatted(Words.time(step.since()), step.state(), reason)
        .stripTrailing();
  }

  private static boolean isOver(DescribeExecutionResponse execution) {
    return !UNDER_WAY.contains(execution.status());
  }
}
