package dev.slipway.rehearsal.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepertoireTest {

  private static final Scenario ONE =
      Scenario.of(
          "a-scenario",
          "one push",
          Deeds.push("new"),
          Expected.ends("new", "SUCCEEDED"),
          Expected.serves("new"),
          Expected.isProven());

  private final ScriptedHouse house = new ScriptedHouse();
  private final ByteArrayOutputStream page = new ByteArrayOutputStream();

  @Test
  void isGoodWhenEveryExpectationIsMet() {
    assertThat(play(ONE)).isTrue();
    assertThat(house.done)
        .containsExactly("push v1", "push v1", "open", "plant", "open", "push a-scenario-new");
    assertThat(told())
        .contains("━━ a-scenario: one push", "· pushes new", "✓ new ends SUCCEEDED: It is live.")
        .containsPattern("✓ +a-scenario +4 of 4 ")
        .contains("✓ 1 secrets and task tokens looked for in 0 log lines: none is told")
        .doesNotContain("✗");
  }

  @Test
  void isBadWhenADeploymentEndsOtherwise() {
    house.verdicts.put("a-scenario-new", "ROLLED_BACK");
    assertThat(play(ONE)).isFalse();
    assertThat(told())
        .contains("✗ new ends ROLLED_BACK: As the script says.")
        .containsPattern("✗ +a-scenario +3 of 4 ");
  }

  @Test
  void isBadWhenARequestFails() {
    house.failing(1);
    assertThat(play(ONE)).isFalse();
    assertThat(told()).contains("✗ requests: 100 served, 1 failed");
  }

  @Test
  void isGoodWhenRequestsFailWhereThatIsShown() {
    house.failing(1);
    Scenario shown =
        Scenario.of(
            "a-scenario",
            "errors",
            Expected.forgivesFailedRequests(),
            Deeds.push("new"),
            Expected.ends("new", "SUCCEEDED"));
    assertThat(play(shown)).isTrue();
    assertThat(told()).contains("✓ requests: 100 served, 1 failed");
  }

  @Test
  void tellsOfOverridesPlansAndTheLedger() {
    Scenario gates =
        Scenario.of(
            "a-scenario",
            "gates",
            Mishaps.set("freezes", "[]"),
            Deeds.push("new"),
            Told.overrides("new", "freeze", "the tide gauge is wrong"),
            Told.plans("new"),
            Told.notesLedger(),
            Told.writesNothing(),
            new Scenario.Step("", scene -> house.ledger.add("an item")),
            Told.writesNothing());
    assertThat(play(gates)).isFalse();
    assertThat(house.done).contains("set freezes []");
    assertThat(told())
        .contains(
            "✓ recorded as passed by force: [freeze: Passed by force: the tide gauge is wrong.]",
            "✓ the plan asks every gate: [image: It is there.]",
            "✓ the ledger is as it was before",
            "✗ the ledger is as it was before");
  }

  @Test
  void isBadWhenWhatItWaitsForNeverComes() {
    house.verdicts.put("a-scenario-new", "NEVER");
    assertThat(play(ONE)).isFalse();
    assertThat(told()).contains("✗ waited 0 s for the end of new, in vain");
  }

  @Test
  void isBadWhenASecretIsTold() {
    house.written.add("{\"password\":\"planted-1\"}");
    assertThat(play(ONE)).isFalse();
    assertThat(told()).contains("✗ 1 secrets and task tokens", "told in {log lines=1}");
  }

  @Test
  void oneThatFailsLeavesTheOthersToBePlayed() {
    house.verdicts.put("a-scenario-new", "NEVER");
    Scenario other = new Scenario("another", "the same again", ONE.steps());
    assertThat(play(ONE, other)).isFalse();
    assertThat(told()).containsPattern("✗ +a-scenario ").containsPattern("✓ +another ");
  }

  @Test
  void playsNothingWhenTheApplicationDoesNotComeUp() {
    house.verdicts.put("sha256:v1", "NEEDS_HUMAN");
    assertThat(play(ONE)).isFalse();
    assertThat(told()).contains("did not come up").doesNotContain("a-scenario");
  }

  @Test
  void releasesAHoldBefore() {
    house.heldBecause("an earlier scenario");
    assertThat(play(ONE)).isTrue();
    assertThat(house.done).contains("start {\"service\":\"backend\",\"release\":true}");
  }

  @Test
  void deploysAGoodImageBeforeWhenWhatServesIsNotProven() {
    Scenario unproving =
        Scenario.of(
            "unproving",
            "leaves an unproven one",
            new Scenario.Step("", scene -> house.unproven()));
    assertThat(play(unproving, ONE)).isTrue();
    assertThat(house.done).contains("push a-scenario-before-rest");
  }

  @Test
  void tellsHowFastABadImageWasFoundBesidesEcsAlone() {
    house.verdicts.put("a-scenario-new", "ROLLED_BACK");
    Scenario bad =
        Scenario.of(
            "a-scenario",
            "one bad push",
            Deeds.push("new"),
            Timed.timed("new"),
            Timed.besidesEcsAlone("new"));
    assertThat(play(bad)).isTrue();
    assertThat(told())
        .contains("decided 41.0 s after UpdateService, rollback called 0.9 s (30 ms on the wall)")
        .containsPattern("a-scenario +41.0 s +0.9 s \\(30 ms on the wall\\) +2 +90.0 s +3");
  }

  private boolean play(Scenario... scenarios) {
    PrintStream out = new PrintStream(page, true, StandardCharsets.UTF_8);
    return new Repertoire(house, out).play(List.of(scenarios));
  }

  private String told() {
    return page.toString(StandardCharsets.UTF_8);
  }
}
