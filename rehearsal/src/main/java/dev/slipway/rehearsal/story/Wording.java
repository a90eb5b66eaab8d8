package dev.slipway.rehearsal.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Journal.Entry;
import dev.slipway.rehearsal.cloud.Json;
import java.util.Map;
import java.util.Optional;

/** Which entries of the journal belong into the story, and how they read there. */
public final class Wording {

  private final Map<String, String> reasons;

  /**
   * @param reasons why each state of the workflow is there, by the state's name
   */
  public Wording(Map<String, String> reasons) {
    this.reasons = Map.copyOf(reasons);
  }

  /** The entry in words; empty when the story does without it. */
  public Optional<String> of(Entry entry) {
    return switch (entry.source() + "/" + entry.kind()) {
      case "ecr/push" -> Optional.of("pushed " + entry.text());
      case "states/execution-started" -> Optional.of("started by " + trigger(entry.text()));
      case "states/state-entered" -> entered(entry.text());
      case "states/state-retried", "states/error-caught" -> Optional.of(caught(entry));
      case "states/execution-ended" -> Optional.of("ended: " + entry.text());
      case "ecs/service-event", "ecs/deployment", "ecs/explanation" -> Optional.of(entry.text());
      case "lambda/function-failed" -> Optional.of("failed: " + failure(entry.text()));
      case "events/undelivered", "events/event-dropped" -> Optional.of(entry.text());
      case "cloudwatch/alarm-state" ->
          Optional.of(entry.text()).filter(it -> it.startsWith("ALARM"));
      default -> Optional.empty();
    };
  }

  /** Choices are not told: what they chose is the next state. */
  private Optional<String> entered(String state) {
    return state.endsWith("?")
        ? Optional.empty()
        : Optional.of(
            "▸ "
                + state
                + Optional.ofNullable(reasons.get(state)).map(why -> " — " + why).orElse(""));
  }

  private static String trigger(String input) {
    JsonNode detail = Json.parse(input).at("/trigger/push/detail");
    return detail.isMissingNode()
        ? input
        : "the push of "
            + detail.path("repository-name").asText()
            + ":"
            + detail.path("image-tag").asText();
  }

  /** An error's time-out is how a parked state looks again, not news. */
  private static String caught(Entry entry) {
    String[] parts = entry.text().split(": ", 3);
    return (entry.kind().equals("state-retried") ? "tries again after " : "caught ")
        + (parts.length < 3 ? entry.text() : parts[0] + ": " + parts[1] + ": " + failure(parts[2]));
  }

  private static String failure(String payload) {
    try {
      return Json.parse(payload).path("errorMessage").asText(payload);
    } catch (IllegalArgumentException plainText) {
      return payload;
    }
  }
}
