package dev.slipway.rehearsal.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.text.TextTable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTableTest {

  private static final Act GOOD = Act.good("A good backend", "backend", "v2");
  private static final Act BAD =
      Act.bad("A bad one", "backend", "v3", "exit-at-start", "EXITS_AT_START");

  @Test
  void tellsOneDeploymentInEachRow() {
    Outcome good =
        new Outcome(
            GOOD,
            new Ending("SUCCEEDED", "", "It runs."),
            Duration.ofMillis(9_940),
            Duration.ofMillis(298_700),
            2,
            1_988,
            0,
            "backend:3 (v2)");
    Outcome bad =
        new Outcome(
            BAD,
            new Ending("ROLLED_BACK", "EXITS_AT_START", "It died."),
            Duration.ofSeconds(12),
            Duration.ofMinutes(6),
            5,
            2_400,
            1,
            "backend:3 (v2)");

    assertThat(OutcomeTable.of(List.of(good, bad)))
        .hasToString(
            """
               deployment  verdict      cause           wall    cloud  tasks  served  failed  live now
            ─  ──────────  ───────────  ──────────────  ──────  ─────  ─────  ──────  ──────  ──────────────
            ✓  backend:v2  SUCCEEDED    -               9.9 s   298 s  2      1988    0       backend:3 (v2)
            ✗  backend:v3  ROLLED_BACK  EXITS_AT_START  12.0 s  360 s  5      2400    1       backend:3 (v2)
            """);
  }

  @Test
  void refusesARowOfAnotherLength() {
    TextTable table = new TextTable("one", "two");

    assertThatThrownBy(() -> table.row("alone"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 cells under 2 headings");
  }
}
