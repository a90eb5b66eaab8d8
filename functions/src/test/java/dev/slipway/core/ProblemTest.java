package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

  @ParameterizedTest
  @CsvSource({
    "Plan, AccessDenied, REJECTED, ACCESS_DENIED",
    "Register, RequestRefused, REJECTED, UNKNOWN",
    "Accept, RetryableFault, REJECTED, UNKNOWN",
    "AwaitRollout, AccessDenied, NEEDS_HUMAN, ACCESS_DENIED",
    "RollBack, RequestRefused, NEEDS_HUMAN, UNKNOWN"
  })
  void endsByWhereTheErrorStruck(String state, String error, End end, CauseCode code) {
    Ending ending =
        new Problem(state, "dev.slipway.port." + error, "words").ending(Optional.empty());
    assertThat(ending.end()).isEqualTo(end);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(code);
  }

  @Test
  void endsSupersededWhenTheClaimWasLost() {
    Problem lost = new Problem("Update", "dev.slipway.port.ClaimLost", "x no longer holds y");
    assertThat(lost.ending(Optional.empty()).end()).isEqualTo(End.SUPERSEDED);
  }

  @Test
  void keepsTheFirstCauseWhenTheRollbackBreaks() {
    Cause first = new Cause(CauseCode.EXITS_AT_START, "It exits.", List.of("task 1"), "Look.");
    Ending ending =
        new Problem("RollBack", "dev.slipway.port.AccessDenied", "no ecs:UpdateService")
            .ending(Optional.of(first));
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.EXITS_AT_START);
    assertThat(ending.sentence()).contains("It exits.", "no ecs:UpdateService");
  }

  @Test
  void namesTheDeniedAction() {
    String aws = "User: x is not authorized to perform: ecs:DescribeServices on resource: y";
    Problem denied = new Problem("Plan", "dev.slipway.port.AccessDenied", aws);
    assertThat(denied.cause().sentence()).contains("ecs:DescribeServices");
  }
}
