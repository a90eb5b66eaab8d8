package dev.slipway.rehearsal.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {

  private static final String DIGEST = "sha256:" + "0".repeat(64);

  @Test
  void asksInTheWordsOfTheWorkflow() {
    assertThat(Order.deploy("x", Optional.empty(), false).input()).isEqualTo("{\"service\":\"x\"}");
    assertThat(Order.deploy("x", Optional.of(DIGEST), false).input())
        .isEqualTo("{\"service\":\"x\",\"image\":\"" + DIGEST + "\"}");
    assertThat(Order.deploy("x", Optional.empty(), true).input())
        .isEqualTo("{\"service\":\"x\",\"force\":true}");
    assertThat(Order.rollback("x").input()).isEqualTo("{\"service\":\"x\",\"rollback\":true}");
    assertThat(Order.hold("x", " it \"burns\" ").input())
        .isEqualTo("{\"service\":\"x\",\"hold\":\"it \\\"burns\\\"\"}");
    assertThat(Order.release("x").input()).isEqualTo("{\"service\":\"x\",\"release\":true}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "sha256:12", "-v1", "repo:v1", "v1@sha256:0"})
  void refusesWhatIsNeitherTagNorDigest(String image) {
    assertThatExceptionOfType(CallRefused.class)
        .isThrownBy(() -> Order.deploy("x", Optional.of(image), false))
        .withMessageContaining("--image is \"" + image + "\": write a tag, or a digest");
  }

  @Test
  void refusesToHoldWithoutAReason() {
    assertThatExceptionOfType(CallRefused.class)
        .isThrownBy(() -> Order.hold("x", "  "))
        .withMessageContaining("--reason is empty");
  }
}
