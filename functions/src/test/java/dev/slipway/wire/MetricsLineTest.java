package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Golden;
import dev.slipway.Samples;
import dev.slipway.core.Attempt;
import dev.slipway.core.Ending;
import dev.slipway.core.tell.ClaimHealth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsLineTest {

  @Test
  void isWrittenAsCloudWatchReadsIt() {
    Attempt attempt =
        new Attempt(
            Samples.deployment(),
            Ending.succeeded("Done."),
            Samples.NOON.plusSeconds(150),
            Map.of("Update", Samples.NOON, "AwaitBake", Samples.NOON.plusSeconds(90)),
            Optional.of(Samples.NEW_REVISION),
            Optional.empty(),
            List.of());
    Golden.check("events/metrics.json", MetricsLine.of(attempt) + "\n");
  }

  @Test
  void aStuckClaimIsCountedForItsService() {
    Golden.check(
        "events/claim-metrics.json",
        MetricsLine.of("backend", ClaimHealth.STUCK, Samples.NOON).orElseThrow() + "\n");
  }

  @Test
  void aDeadExecutionIsCountedAndASoundClaimIsNot() {
    assertThat(MetricsLine.of("backend", ClaimHealth.DEAD, Samples.NOON).orElseThrow())
        .endsWith("\"service\":\"backend\",\"DeadExecutions\":1}");
    assertThat(MetricsLine.of("backend", ClaimHealth.SOUND, Samples.NOON)).isEmpty();
  }
}
