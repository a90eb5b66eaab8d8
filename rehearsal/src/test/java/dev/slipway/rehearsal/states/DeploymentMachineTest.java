package dev.slipway.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Functions.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The machine that ships, with functions that answer as told. */
class DeploymentMachineTest {

  private final Workbench bench = new Workbench();
  private String machine = "";

  @BeforeEach
  void read() throws IOException {
    String json = Files.readString(Path.of("../statemachine/deployment.asl.json"));
    machine = bench.machine(json.replaceAll("\\$\\{(\\w+)Arn}", "$1"));
    step("Accept", "ACCEPTED", "{\"service\":{\"bakeTimeSeconds\":60}}");
    step("Claim", "CLAIMED", "{}");
    step("Plan", "PLANNED", "{}");
    step("Register", "REGISTERED", "{}");
    step("Update", "UPDATED", "{}");
    step("RollBack", "ROLLING_BACK", "{}");
    wait("AwaitRollout", "HEALTHY", 2);
    wait("AwaitBake", "HEALTHY", 2);
    wait("AwaitRollback", "BACK", 1);
  }

  @Test
  void aGoodPushGoesTheHappyPathAndWaitsAreSafetyReads() {
    settle("SUCCEEDED");
    DescribeExecutionResponse end = run();
    assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(visited())
        .containsExactly(
            "Accept",
            "Accepted?",
            "Claim",
            "Claimed?",
            "Plan",
            "Planned?",
            "Register",
            "Registered?",
            "Update",
            "Updated?",
            "AwaitRollout",
            "AwaitRollout",
            "RolledOut?",
            "AwaitBake",
            "AwaitBake",
            "Baked?",
            "Settle",
            "Noteworthy?",
            "Ended?",
            "Succeeded");
    assertThat(Duration.between(end.startDate(), end.stopDate())).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void aFailedRolloutIsRolledBack() {
    wait("AwaitRollout", "FAILED", 1);
    settle("ROLLED_BACK");
    DescribeExecutionResponse end = run();
    assertThat(end.error()).isEqualTo("RolledBack");
    assertThat(end.cause()).isEqualTo("so it ended");
    assertThat(visited())
        .containsSubsequence("AwaitRollout", "RolledOut?", "RollBack", "AwaitRollback", "Settle");
  }

  @Test
  void anErrorBeforeTheUpdateChangesNothing() {
    bench.functions.fails("Register", "dev.slipway.port.AccessDenied");
    settle("REJECTED");
    assertThat(run().error()).isEqualTo("Rejected");
    assertThat(visited()).doesNotContain("Update", "RollBack");
  }

  @Test
  void anErrorInTheUpdateIsRolledBack() {
    bench.functions.fails("Update", "dev.slipway.port.AccessDenied");
    settle("ROLLED_BACK");
    assertThat(run().error()).isEqualTo("RolledBack");
    assertThat(visited()).containsSubsequence("Update", "RollBack", "AwaitRollback", "Settle");
  }

  @Test
  void aLostClaimNeverRollsBack() {
    bench.functions.fails("Update", "dev.slipway.port.ClaimLost");
    settle("SUPERSEDED");
    assertThat(run().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(visited()).doesNotContain("RollBack");
  }

  @Test
  void anEndThatCannotBeRecordedNeedsAHuman() {
    bench.functions.fails("Settle", "java.lang.IllegalStateException");
    assertThat(run().error()).isEqualTo("NeedsHuman");
  }

  private DescribeExecutionResponse run() {
    String execution = bench.start(machine, "{\"service\":\"backend\"}");
    bench.clock.advance(Duration.ofHours(1));
    return bench.describe(execution);
  }

  private List<String> visited() {
    return bench.entries.stream()
        .filter(entry -> entry.kind().equals("state-entered"))
        .map(entry -> entry.text())
        .toList();
  }

  private void step(String name, String outcome, String facts) {
    bench.functions.returns(name, answer(outcome, facts));
  }

  private void settle(String verdict) {
    bench.functions.returns(
        "Settle", "{\"verdict\":\"" + verdict + "\",\"sentence\":\"so it ended\"}");
  }

  /** A wait that has its verdict at the observation with this number. */
  private void wait(String name, String outcome, int observations) {
    int[] made = {0};
    bench.functions.answer(
        name,
        payload -> {
          if (++made[0] == observations) {
            answerToken(payload, outcome);
          }
          return new Answer.Returned("{}");
        });
  }

  private void answerToken(JsonNode payload, String outcome) {
    bench.states.sendTaskSuccess(
        request ->
            request.taskToken(payload.get("taskToken").asText()).output(answer(outcome, "{}")));
  }

  private static String answer(String outcome, String facts) {
    return "{\"outcome\":\"" + outcome + "\",\"facts\":" + facts + "}";
  }
}
