package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.scenario.cost.CostPage;
import org.junit.jupiter.api.Test;

/** What Slipway costs is computed, and the page for readers says what was computed. */
class CostsTest {

  @Test
  void thePageSaysWhatIsCountedInStoriesAndTemplates() throws Exception {
    String computed = CostPage.computed();
    if (Boolean.getBoolean("slipway.regenerate")) {
      CostPage.write(computed);
    }
    assertThat(CostPage.written())
        .as("docs/costs.md; regenerate with -Dslipway.regenerate=true")
        .isEqualTo(computed);
  }
}
