package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

  @ParameterizedTest
  @CsvSource({
    "Plan, AccessDenied, REJECTED, ACCESS_DENIED",
    "AwaitApproval, RequestRefused, REJECTED, UNKNOWN",
    "Register, RequestRefused, REJECTED, UNKNOWN",
    "Accept, RetryableFault, REJECTED, UNKNOWN",
    "AwaitRollout, AccessDenied, NEEDS_HUMAN, ACCESS_DENIED",
    "RollBack, RequestRefused, NEEDS_HUMAN, UNKNOWN"
  })
  void endsByWhereTheErrorStruck(String state, String error, End end, CauseCode code) {
    Ending ending = new Problem(state, "dev.slipway.port." + error, "words").ending(Facts.of());
    assertThat(ending.end()).isEqualTo(end);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(code);
  }

  @Test
  void endsSupersededWhenTheClaimWasLost() {
    Problem lost = new Problem("Update", "dev.slipway.port.ClaimLost", "x no longer holds y");
    assertThat(lost.ending(Facts.of()).end()).isEqualTo(End.SUPERSEDED);
  }

  @Test
  void keepsTheFirstCauseWhenTheRollbackBreaks() {
    Cause first = new Cause(CauseCode.EXITS_AT_START, "It exits.", List.of("task 1"), "Look.");
    Ending ending =
        new Problem("RollBack", "dev.slipway.port.AccessDenied", "no ecs:UpdateService")
            .ending(Facts.of(first));
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.EXITS_AT_START);
    assertThat(ending.sentence()).contains("It exits.", "no ecs:UpdateService");
  }

  @Test
  void asksAPersonWhenThereWasAChangeBefore() {
    Problem problem = new Problem("Plan", "dev.slipway.port.RetryableFault", "words");
    Cause aborted = new Cause(CauseCode.ABORTED, "Aborted.", List.of(), "Look.");
    assertThat(problem.ending(Facts.of(aborted)).end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(problem.ending(Facts.of(takenOver())).end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(problem.ending(Facts.of(Samples.deployment())).end()).isEqualTo(End.REJECTED);
  }

  private static Deployment takenOver() {
    Deployment deployment = Samples.deployment();
    return Deployment.of(
        deployment.id(),
        deployment.service(),
        "execution-2",
        deployment.order(),
        deployment.image(),
        deployment.trigger(),
        Optional.of(deployment.execution()));
  }

  @Test
  void namesTheDeniedAction() {
    String aws = "User: x is not authorized to perform: ecs:DescribeServices on resource: y";
    Problem denied = new Problem("Plan", "dev.slipway.port.AccessDenied", aws);
    assertThat(denied.cause().sentence()).contains("ecs:DescribeServices");
  }
}
