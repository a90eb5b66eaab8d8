package dev.slipway.rehearsal.operate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * How what an operator asked for came out.
 *
 * @param good whether the execution ended in one of the workflow's good ends
 */
record Conclusion(Ending ending, boolean good) {

  private static final int RECENT = 20;

  /** The end as the ledger has it, else as the workflow told it, else as Step Functions sees it. */
  static Conclusion of(DescribeExecutionResponse execution, Attempts attempts, SfnClient states) {
    Ending ending =
        attempts.newest(RECENT).stream()
            .filter(each -> each.request().execution().equals(execution.executionArn()))
            .findFirst()
            .map(Attempt::ending)
            .or(() -> WorkflowSummary.of(execution.executionArn(), states).map(Conclusion::ending))
            .orElseGet(() -> seen(execution));
    return of(execution, ending);
  }

  /** The end of what leaves nothing in the ledger. */
  static Conclusion of(DescribeExecutionResponse execution, Optional<JsonNode> summary) {
    return of(execution, summary.map(Conclusion::ending).orElseGet(() -> seen(execution)));
  }

  private static Conclusion of(DescribeExecutionResponse execution, Ending ending) {
    return new Conclusion(ending, execution.status() == ExecutionStatus.SUCCEEDED);
  }

  /** The attempts of one service. */
  interface Attempts {

    /** The last ones that ended, newest first. */
    List<Attempt> newest(int limit);
  }

  /** The end in lines: the sentence, and what to do about it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add((good ? "✓ " : "✗ ") + ending.verdict() + ": " + ending.sentence());
    ending
        .cause()
        .ifPresent(
            cause -> {
              lines.add("  cause      " + cause.code() + ": docs/failures/" + cause.code() + ".md");
              cause.evidence().forEach(said -> lines.add("  evidence   " + said));
              lines.add("  next step  " + cause.nextStep());
            });
    return lines;
  }

  private static Ending ending(JsonNode summary) {
    String sentence = summary.path("sentence").asText();
    return new Ending(
        summary.path("verdict").asText(),
        sentence,
        Optional.ofNullable(summary.path("code").textValue())
            .map(code -> new Cause(code, sentence, List.of(), summary.path("nextStep").asText())));
  }

  private static Ending seen(DescribeExecutionResponse execution) {
    String sentence =
        "The execution ended as "
            + execution.statusAsString()
            + Optional.ofNullable(execution.error()).map(error -> " with " + error).orElse("")
            + Optional.ofNullable(execution.cause()).map(cause -> ": " + cause).orElse("")
            + "; ./slipway status shows how the service stands.";
    return new Ending(execution.statusAsString(), sentence, Optional.empty());
  }
}
