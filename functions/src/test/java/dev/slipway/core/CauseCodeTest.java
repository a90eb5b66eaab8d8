package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CauseCodeTest {

  @ParameterizedTest
  @EnumSource(
      names = {
        "EXITS_AT_START",
        "OUT_OF_MEMORY",
        "HEALTH_CHECK_FAILS",
        "ALARM",
        "ROLLED_BACK_BY_ECS",
        "ROLLOUT_TIMEOUT",
        "ROLLBACK_ASKED"
      })
  void condemnsAnImageForItsOwnDoing(CauseCode code) {
    assertThat(code.condemns()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "FOREIGN_CHANGE",
        "ACCESS_DENIED",
        "ABORTED",
        "STOPPED_BY_PERSON",
        "NO_ROUTE_TO_ECR",
        "IMAGE_PULL_DENIED",
        "SCALED_TO_ZERO",
        "WAY_BACK_GONE",
        "NOT_APPROVED",
        "UNKNOWN"
      })
  void condemnsNoImageForWhatItsSurroundingsDid(CauseCode code) {
    assertThat(code.condemns()).isFalse();
  }
}
