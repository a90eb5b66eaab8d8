package dev.slipway.rehearsal.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.HEALTHY;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.INITIAL;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.UNHEALTHY;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final CheckResult PASSED = new CheckResult.Passed();
  private static final CheckResult FAILED = CheckResult.wrongCode(503);

  @Test
  void aNewTargetIsHealthyAfterItsFirstPassedCheck() {
    assertThat(after(PASSED).is(HEALTHY)).isTrue();
  }

  @Test
  void aHealthyTargetShowsNeitherReasonNorDescription() {
    assertThat(after(PASSED).shown().reason()).isNull();
    assertThat(after(PASSED).shown().description()).isNull();
  }

  @Test
  void aNewTargetStaysInitialBelowTheUnhealthyThreshold() {
    assertThat(after(FAILED).is(INITIAL)).isTrue();
    assertThat(after(FAILED).shown().reasonAsString()).isEqualTo("Elb.InitialHealthChecking");
    assertThat(after(FAILED, FAILED).is(UNHEALTHY)).isTrue();
  }

  @Test
  void anUnhealthyTargetNamesTheCodesItAnswered() {
    assertThat(after(FAILED, FAILED).shown().reasonAsString())
        .isEqualTo("Target.ResponseCodeMismatch");
    assertThat(after(FAILED, FAILED).shown().description())
        .isEqualTo("Health checks failed with these codes: [503]");
  }

  @Test
  void oneFailedCheckDoesNotTurnAHealthyTargetOver() {
    assertThat(after(PASSED, FAILED).is(HEALTHY)).isTrue();
    assertThat(after(PASSED, FAILED, FAILED).is(UNHEALTHY)).isTrue();
  }

  @Test
  void aPassedCheckBetweenFailedOnesStartsTheCountAnew() {
    assertThat(after(PASSED, FAILED, PASSED, FAILED).is(HEALTHY)).isTrue();
  }

  @Test
  void anUnhealthyTargetNeedsTheHealthyThresholdToComeBack() {
    assertThat(after(FAILED, FAILED, PASSED, PASSED).is(UNHEALTHY)).isTrue();
    assertThat(after(FAILED, FAILED, PASSED, PASSED, PASSED).is(HEALTHY)).isTrue();
    assertThat(after(FAILED, FAILED, PASSED, PASSED, FAILED, PASSED).is(UNHEALTHY)).isTrue();
  }

  @Test
  void checksDoNotChangeADrainingTarget() {
    Health.Thresholds thresholds = new Health.Thresholds(3, 2);
    assertThat(Health.draining().after(PASSED, thresholds)).isEqualTo(Health.draining());
  }

  private static Health after(CheckResult... results) {
    Health.Thresholds thresholds = new Health.Thresholds(3, 2);
    return Stream.of(results)
        .reduce(
            Health.registering(),
            (health, result) -> health.after(result, thresholds),
            (a, b) -> b);
  }
}
