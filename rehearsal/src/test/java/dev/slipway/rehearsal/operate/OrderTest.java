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

  @Test
  void asksForAPlanInTheWordsOfTheWorkflow() {
    assertThat(Order.plan("x", Optional.of("v1")).input())
        .isEqualTo("{\"service\":\"x\",\"image\":\"v1\",\"mode\":\"PLAN\"}");
  }

  @Test
  void answersInTheWordsOfTheWorkflow() {
    assertThat(Order.answer("x", "x-1", Order.Answer.APPROVE).input())
        .isEqualTo("{\"service\":\"x\",\"approve\":\"x-1\"}");
    assertThat(Order.answer("x", "x-1", Order.Answer.REFUSE))
        .isEqualTo(new Order("refuse", "x", "{\"service\":\"x\",\"refuse\":\"x-1\"}"));
  }

  @Test
  void saysWhoAsksAndWhy() {
    assertThat(Order.rollback("x").by("ada", Optional.of(" it burns ")).input())
        .isEqualTo("{\"service\":\"x\",\"rollback\":true,\"by\":\"ada\",\"reason\":\"it burns\"}");
    assertThat(Order.rollback("x").by("ada", Optional.empty()).input()).doesNotContain("reason");
  }

  @Test
  void refusesAReasonThatTheLedgerWouldNotTake() {
    Order order = Order.rollback("x").by("ada", Optional.of("y".repeat(500)));

    assertThatExceptionOfType(CallRefused.class)
        .isThrownBy(() -> order.by("ada", Optional.of("y".repeat(501))))
        .withMessage("--reason has 501 characters: at most 500 are kept");
    assertThatExceptionOfType(CallRefused.class)
        .isThrownBy(() -> order.by("a\nda", Optional.empty()))
        .withMessage("--by has several lines: write it in one");
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
