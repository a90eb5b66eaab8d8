package dev.slipway.rehearsal.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/** Orders that are started and followed; what happens meanwhile happens between two looks. */
class FollowedOrdersTest {

  private final OperatedAccount account = new OperatedAccount();
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();

  @Test
  void startsAnExecutionWithANameOfItsOwn() {
    operator().start(Order.deploy("backend", Optional.of("v3"), true), "20261123T120000Z-a1b2c3");

    StartExecutionRequest started = account.states.started().getFirst();
    assertThat(started.stateMachineArn()).isEqualTo(FakeStates.MACHINE);
    assertThat(started.name()).isEqualTo("cli-deploy-backend-20261123T120000Z-a1b2c3");
    assertThat(started.input())
        .isEqualTo("{\"service\":\"backend\",\"image\":\"v3\",\"force\":true}");
  }

  @Test
  void keepsTheNameOfAnExecutionWithinEightyCharacters() {
    String longest = "s".repeat(100);
    account.put("/slipway/services/" + longest, "{\"schema\":1}");

    operator().start(Order.rollback(longest), "20261123T120000Z-a1b2c3");

    assertThat(account.states.started().getFirst().name())
        .hasSizeLessThanOrEqualTo(80)
        .endsWith("-a1b2c3");
  }

  @Test
  void startsNothingOnAServiceThatIsNotAttached() {
    assertThatExceptionOfType(CallRefused.class)
        .isThrownBy(() -> operator().start(Order.release("backand"), "once"));

    assertThat(account.states.started()).isEmpty();
  }

  @Test
  void tellsEachStateOnceAndThenTheEnd() throws Exception {
    FakeStates.Run run = account.states.run("push-b4").entered("Accept", at(0));
    meanwhile.add(() -> run.entered("Accepted?", at(1)).entered("AwaitRollout", at(2)));
    meanwhile.add(() -> run.entered("AwaitRollout", at(60)));
    meanwhile.add(
        () ->
            run.entered("RollBack", at(70))
                .entered("AwaitRollout", at(80))
                .entered("Settle", at(90))
                .failed("RolledBack"));

    assertThat(follow("backend", "push-b4")).isFalse();
    assertThat(told)
        .containsExactly(
            "  2026-11-23T12:00:00Z  Accept          A request is a hint.",
            "  2026-11-23T12:00:02Z  AwaitRollout    Parked until there is a verdict.",
            "  2026-11-23T12:01:10Z  RollBack",
            "  2026-11-23T12:01:20Z  AwaitRollout",
            "  2026-11-23T12:01:30Z  Settle",
            "✗ ROLLED_BACK: Container backend exits at start with code 3. Rolled back to"
                + " backend:3.",
            "  cause      EXITS_AT_START: docs/failures/EXITS_AT_START.md",
            "  evidence   Essential container in task exited",
            "  next step  Read the container's log.");
  }

  @Test
  void waitsUntilAnExecutionIsKnown() throws Exception {
    FakeStates.Run run = account.states.run("push-f2").hide();
    meanwhile.add(() -> {});
    meanwhile.add(() -> run.show().entered("Accept", at(0)).ended(ExecutionStatus.SUCCEEDED));

    assertThat(follow("frontend", "push-f2")).isTrue();
    assertThat(told.getLast()).isEqualTo("✓ SUCCEEDED: The service runs v2 as frontend:3.");
  }

  @Test
  void waitsForAnExecutionThatIsAboutToBeRedriven() throws Exception {
    FakeStates.Run run = account.states.run("push-f2").ended(ExecutionStatus.PENDING_REDRIVE);
    meanwhile.add(() -> run.ended(ExecutionStatus.SUCCEEDED));

    assertThat(follow("frontend", "push-f2")).isTrue();
  }

  @Test
  void tellsTheEndOfWhatLeftNoAttempt() throws Exception {
    account
        .states
        .run("misspelt")
        .settled(
            "{\"verdict\":\"REJECTED\",\"sentence\":\"There is no image"
                + " v9.\",\"code\":\"IMAGE_NOT_FOUND\","
                + "\"nextStep\":\"Push the image.\"}",
            at(1))
        .failed("Rejected");

    assertThat(follow("backend", "misspelt")).isFalse();
    assertThat(told)
        .containsExactly(
            "✗ REJECTED: There is no image v9.",
            "  cause      IMAGE_NOT_FOUND: docs/failures/IMAGE_NOT_FOUND.md",
            "  next step  Push the image.");
  }

  @Test
  void tellsThatAnExecutionWasAborted() throws Exception {
    account.states.run("stopped").ended(ExecutionStatus.ABORTED);

    assertThat(follow("backend", "stopped")).isFalse();
    assertThat(told.getFirst()).startsWith("✗ ABORTED: The execution ended as ABORTED;");
  }

  @ParameterizedTest
  @CsvSource({
    "aws, eu-west-1, https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1",
    "aws-cn, cn-north-1, https://cn-north-1.console.amazonaws.cn/states/home?region=cn-north-1",
    "aws-us-gov, us-gov-west-1,"
        + " https://us-gov-west-1.console.amazonaws-us-gov.com/states/home?region=us-gov-west-1"
  })
  void linksToTheConsoleOfThePartition(String partition, String region, String start) {
    String arn = "arn:" + partition + ":states:" + region + ":111122223333:execution:machine:run";

    assertThat(ConsoleLink.to(arn)).isEqualTo(start + "#/v2/executions/details/" + arn);
  }

  private boolean follow(String service, String execution) throws InterruptedException {
    return operator()
        .follow(service, FakeStates.arn(execution), () -> meanwhile.remove().run(), told::add);
  }

  private Operator operator() {
    return new Operator(account.clients());
  }

  private static String at(int seconds) {
    return Instant.parse("2026-11-23T12:00:00Z").plusSeconds(seconds).toString();
  }
}
