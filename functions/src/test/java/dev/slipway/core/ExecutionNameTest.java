package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExecutionNameTest {
  private static final String LONG = "a".repeat(63);

  @Test
  void saysWhatItIsFor() {
    assertThat(ExecutionName.of("recover", "backend-0123456789ab", "7"))
        .isEqualTo("recover-backend-0123456789ab-7");
  }

  @Test
  void keepsToTheCharactersThatAwsTakes() {
    assertThat(ExecutionName.of("drift", "backend", "my.family:12"))
        .isEqualTo("drift-backend-my_family_12");
  }

  @Test
  void keepsToTheLengthThatAwsTakes() {
    String name = ExecutionName.of("recover", LONG + "-0123456789ab", "7");
    assertThat(name).hasSize(80).startsWith("recover-" + LONG);
    assertThat(ExecutionName.of("sweep", "x".repeat(74))).hasSize(80).endsWith("x");
  }

  @Test
  void tellsLongNamesApart() {
    String name = ExecutionName.of("recover", LONG + "-0123456789ab", "7");
    assertThat(name)
        .isEqualTo(ExecutionName.of("recover", LONG + "-0123456789ab", "7"))
        .isNotEqualTo(ExecutionName.of("recover", LONG + "-0123456789ab", "8"));
  }
}
