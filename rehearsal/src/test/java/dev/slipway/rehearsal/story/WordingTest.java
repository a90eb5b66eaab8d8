package dev.slipway.rehearsal.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.cloud.Journal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

  private final Wording wording = new Wording(Map.of("Claim", "one deployment at a time"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          ecr/push                 → slipway/backend:v1 → pushed slipway/backend:v1
          states/state-entered     → Claim → ▸ Claim — one deployment at a time
          states/state-entered     → Plan → ▸ Plan
          states/state-retried     → Update: Lambda.Timeout: slow → tries again after Update: Lambda.Timeout: slow
          states/error-caught      → Plan: Denied: {"errorMessage":"not allowed"} → caught Plan: Denied: not allowed
          states/error-caught      → AwaitBake: States.Timeout → no event for a while: looks again
          states/execution-started → {"service":"backend"} → started by {"service":"backend"}
          states/execution-ended   → FAILED RolledBack → ended: FAILED RolledBack
          ecs/service-event        → (service backend) has started 2 tasks. → (service backend) has started 2 tasks.
          ecs/explanation          → the circuit breaker → the circuit breaker
          lambda/function-failed   → {"errorMessage":"no such table"} → failed: no such table
          lambda/function-failed   → exited with 1 → failed: exited with 1
          events/undelivered       → no permission → no permission
          cloudwatch/alarm-state   → ALARM: too many errors → ALARM: too many errors
          """)
  void tellsAnEntryInWords(String entry, String text, String told) {
    assertThat(wording.of(written(entry, text))).contains(told);
  }

  @Test
  void tellsWhichPushStartedADeployment() {
    String input =
        """
        {"service": "backend",
         "trigger": {"push": {"detail": {"repository-name": "slipway/backend", "image-tag": "v2"}}}}
        """;

    assertThat(wording.of(written("states/execution-started", input)))
        .contains("started by the push of slipway/backend:v2");
  }

  @Test
  void explainsAStateTheFirstTimeOnly() {
    wording.of(written("states/state-entered", "Claim"));

    assertThat(wording.of(written("states/state-entered", "Claim"))).contains("▸ Claim");
  }

  @ParameterizedTest
  @CsvSource({
    "states/state-entered,Accepted?",
    "cloudwatch/alarm-state,OK: it calmed down",
    "ecs/deployment,IN_PROGRESS",
    "elb/target-health,healthy",
    "lambda/function-started,Claim"
  })
  void leavesOutWhatTheStoryDoesWithout(String entry, String text) {
    assertThat(wording.of(written(entry, text))).isEmpty();
  }

  @Test
  void narratesInCloudTimeSinceTheStart() {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(page, true, StandardCharsets.UTF_8);
    Narrator narrator = new Narrator(START, wording, entry -> "backend", out);

    narrator.accept(written("states/state-entered", "Plan"));
    narrator.accept(written("elb/target-health", "healthy"));

    assertThat(page.toString(StandardCharsets.UTF_8))
        .isEqualTo("  +02:05  states    backend   ▸ Plan%n".formatted());
  }

  private static Journal.Entry written(String entry, String text) {
    String[] parts = entry.split("/");
    return new Journal.Entry(START.plusSeconds(125), parts[0], parts[1], "a-subject", text);
  }
}
