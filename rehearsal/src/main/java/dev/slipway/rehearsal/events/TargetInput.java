package dev.slipway.rehearsal.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.rehearsal.cloud.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of an event a target is given. */
sealed interface TargetInput {

  String of(JsonNode event, Rule rule);

  /** All of it. */
  record Whole() implements TargetInput {
    @Override
    public String of(JsonNode event, Rule rule) {
      return event.toString();
    }
  }

  /** Always the same. */
  record Constant(String json) implements TargetInput {
    @Override
    public String of(JsonNode event, Rule rule) {
      return json;
    }
  }

  /** A part of it. */
  record Part(EventPath path) implements TargetInput {
    @Override
    public String of(JsonNode event, Rule rule) {
      JsonNode part = path.in(event);
      return part.isMissingNode() ? "{}" : part.toString();
    }
  }

  /**
   * A template with parts of it filled in. A part that is absent is left out, and inside quotes
   * nothing is escaped (EventBridge user guide, eb-transform-target-input, read 2026-11).
   */
  record Transformed(Map<String, EventPath> parts, String template) implements TargetInput {

    private static final Pattern PLACE = Pattern.compile("<([\\w.-]+)>");

    @Override
    public String of(JsonNode event, Rule rule) {
      Map<String, JsonNode> values = values(event, rule);
      return PLACE
          .matcher(template)
          .replaceAll(place -> Matcher.quoteReplacement(filled(place, values)));
    }

    private Map<String, JsonNode> values(JsonNode event, Rule rule) {
      Map<String, JsonNode> values = new LinkedHashMap<>();
      parts.forEach((name, path) -> values.put(name, path.in(event)));
      values.put("aws.events.event", event);
      values.put("aws.events.event.json", event);
      values.put("aws.events.event.ingestion-time", event.path("time"));
      values.put("aws.events.rule-arn", Json.tree(rule.arn()));
      values.put("aws.events.rule-name", Json.tree(rule.name()));
      return values;
    }

    private String filled(MatchResult place, Map<String, JsonNode> values) {
      JsonNode value = values.getOrDefault(place.group(1), MissingNode.getInstance());
      if (value.isMissingNode()) {
        return "";
      }
      return value.isTextual() && insideQuotes(place.start()) ? value.asText() : value.toString();
    }

    private boolean insideQuotes(int position) {
      boolean inside = false;
      for (int index = 0; index < position; index++) {
        if (template.charAt(index) == '\\') {
          index++;
        } else if (template.charAt(index) == '"') {
          inside = !inside;
        }
      }
      return inside;
    }
  }
}
