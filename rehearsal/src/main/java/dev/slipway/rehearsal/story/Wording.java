package dev.slipway.rehearsal.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Journal.Entry;
import dev.slipway.rehearsal.cloud.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which entries of the journal belong into the story, and how they read there. Each state of the
 * workflow says why it is there the first time it is entered.
 */
public final class Wording {

  private static final Pattern ARN =
      Pattern.compile("arn:aws:[a-z]+:[^ )]*?:([a-z-]+/[^/ )]+)[^ )]*");
  private static final Pattern LONG_ID = Pattern.compile("\\b([0-9a-f]{8})[0-9a-f]{24}\\b");

  private final Map<String, String> reasons;
  private final Set<String> explained = new HashSet<>();

  /**
   * @param reasons why each state of the workflow is there, by the state's name
   */
  public Wording(Map<String, String> reasons) {
    this.reasons = Map.copyOf(reasons);
  }

  /** The entry in words; empty when the story does without it. */
  public Optional<String> of(Entry entry) {
    return words(entry).map(Wording::shortened);
  }

  private Optional<String> words(Entry entry) {
    return switch (entry.source() + "/" + entry.kind()) {
      case "ecr/push" -> Optional.of("pushed " + entry.text());
      case "states/execution-started" -> Optional.of("started by " + trigger(entry.text()));
      case "states/state-entered" -> entered(entry.text());
      case "states/state-retried" -> Optional.of("tries again after " + caught(entry.text()));
      case "states/error-caught" -> Optional.of(looksAgain(entry.text()));
      case "states/execution-ended" -> Optional.of("ended: " + entry.text());
      case "ecs/service-event", "ecs/explanation" -> Optional.of(entry.text());
      case "lambda/function-failed" -> Optional.of("failed: " + failure(entry.text()));
      case "sns/published" -> Optional.of(entry.text().replace("\n", ": "));
      case "events/undelivered", "events/event-dropped" -> Optional.of(entry.text());
      case "cloudwatch/alarm-state" ->
          Optional.of(entry.text()).filter(it -> it.startsWith("ALARM"));
      default -> Optional.empty();
    };
  }

  /** Choices are not told: what they chose is the next state. */
  private Optional<String> entered(String state) {
    if (state.endsWith("?")) {
      return Optional.empty();
    }
    String reason = explained.add(state) ? reasons.getOrDefault(state, "") : "";
    return Optional.of("▸ " + state + (reason.isEmpty() ? "" : " — " + reason));
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

  /** A parked state's time-out is how it looks again in case an event was lost. */
  private static String looksAgain(String text) {
    return text.contains("States.Timeout")
        ? "no event for a while: looks again"
        : "caught " + caught(text);
  }

  private static String caught(String text) {
    String[] parts = text.split(": ", 3);
    return parts.length < 3 ? text : parts[0] + ": " + parts[1] + ": " + failure(parts[2]);
  }

  private static String failure(String payload) {
    try {
      return Json.parse(payload).path("errorMessage").asText(payload);
    } catch (IllegalArgumentException plainText) {
      return payload;
    }
  }

  private static String shortened(String text) {
    String withoutArns = ARN.matcher(text).replaceAll("$1");
    return LONG_ID.matcher(withoutArns).replaceAll("$1…");
  }
}
