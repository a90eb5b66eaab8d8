package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CauseCodeTest {

  @ParameterizedTest
  @EnumSource(
      names = {
        "WRONG_ARCHITECTURE",
        "CANNOT_START",
        "EXITS_AT_START",
        "OUT_OF_MEMORY",
        "PORT_MISMATCH",
        "HEALTH_CHECK_ANSWER",
        "HEALTH_CHECK_TIMEOUT",
        "HEALTH_CHECK_FAILS",
        "CONTAINER_CHECK_FAILS",
        "CRASHES_LATER",
        "ANSWERS_5XX",
        "ALARM",
        "HOOK_FAILED",
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
        "NO_ROUTE_TO_SERVICE",
        "SECRET_NOT_FOUND",
        "SECRET_DENIED",
        "LOG_GROUP_MISSING",
        "SECURITY_GROUP_BLOCKS",
        "TARGET_GROUP_UNUSED",
        "REGISTRY_THROTTLED",
        "IMAGE_PULL_TIMEOUT",
        "NETWORK_INTERFACE_DELAYED",
        "NO_FREE_ADDRESSES",
        "NO_CAPACITY",
        "VCPU_LIMIT",
        "STUCK_BY_PERCENT",
        "STRATEGY_INCOMPLETE",
        "THROTTLED",
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
