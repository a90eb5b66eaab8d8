package dev.slipway.core.gate;

import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Asker;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.Gates;
import dev.slipway.core.Reply;
import dev.slipway.core.Reply.Word;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalGateTest {
  private final GateScene scene = new GateScene();

  @Test
  void asksNobodyUnlessTheServiceSaysSo() {
    assertThat(scene.preflight().asks()).isFalse();
    assertThat(scene.standing("approval")).isEqualTo(Standing.SKIPPED);
  }

  @Test
  void asksAPerson() {
    asksForApproval();
    assertThat(scene.preflight().asks()).isTrue();
    assertThat(scene.at("approval").sentence()).isEqualTo("A person has to approve it within 1 h.");
  }

  @Test
  void asksNobodyAgainWhatAPersonHasApproved() {
    asksForApproval();
    replied(Word.APPROVE);
    assertThat(scene.preflight().asks()).isFalse();
    assertThat(scene.standing("approval")).isEqualTo(Standing.PASSED);
    assertThat(scene.at("approval").sentence()).isEqualTo("Approved by ana.");
  }

  @Test
  void letsNothingPassThatAPersonHasRefused() {
    asksForApproval();
    replied(Word.REFUSE);
    assertThat(scene.preflight().asks()).isTrue();
  }

  private void asksForApproval() {
    Gates none = scene.gates;
    scene.gates =
        new Gates(
            none.freezes(),
            none.scan(),
            Optional.of(Duration.ofHours(1)),
            none.plainSecrets(),
            none.riskySettings());
  }

  private void replied(Word word) {
    Asker ana = new Asker(Optional.of("ana"), Optional.empty());
    scene.reply = Optional.of(new Reply(word, Optional.of(ana), NOON));
  }
}
