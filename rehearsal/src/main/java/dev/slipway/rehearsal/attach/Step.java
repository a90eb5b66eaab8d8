package dev.slipway.rehearsal.attach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call by which an estate is made.
 *
 * @param makes what a person would say it makes
 * @param api as the AWS CLI names it
 * @param operation likewise
 * @param arguments with a <code>${name}</code> where something is to stand that exists already
 * @param keep JSON pointers into the answer, by the names under which later steps find what is
 *     there
 */
record Step(
    String makes, String api, String operation, JsonNode arguments, Map<String, String> keep) {

  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]+)}");

  Step {
    keep = Map.copyOf(keep);
  }

  static Step of(JsonNode json) {
    Map<String, String> keep = new LinkedHashMap<>();
    json.path("keep")
        .properties()
        .forEach(each -> keep.put(each.getKey(), each.getValue().asText()));
    return new Step(
        json.path("makes").asText(),
        json.path("api").asText(),
        json.path("operation").asText(),
        json.path("arguments"),
        keep);
  }

  /** The arguments with what exists in place of its names. */
  JsonNode arguments(UnaryOperator<String> existing) {
    return Json.parse(
        NAME.matcher(Json.text(arguments)).replaceAll(name -> replacement(name, existing)));
  }

  private static String replacement(MatchResult name, UnaryOperator<String> existing) {
    return Matcher.quoteReplacement(existing.apply(name.group(1)));
  }

  /**
   * What the answer has for later steps, by name.
   *
   * @throws IllegalStateException when it is not there
   */
  Map<String, String> kept(JsonNode answer) {
    Map<String, String> kept = new LinkedHashMap<>();
    keep.forEach((name, pointer) -> kept.put(name, text(answer, pointer)));
    return kept;
  }

  private String text(JsonNode answer, String pointer) {
    JsonNode found = answer.at(pointer);
    if (!found.isTextual()) {
      throw new IllegalStateException(
          "%s %s answers without %s: %s".formatted(api, operation, pointer, answer));
    }
    return found.asText();
  }
}
