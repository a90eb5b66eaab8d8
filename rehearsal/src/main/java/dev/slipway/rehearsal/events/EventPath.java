package dev.slipway.rehearsal.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path into an event, such as {@code $.detail.image-digest} or {@code $.resources[0]}. */
record EventPath(List<String> steps) {

  private static final Pattern WHOLE = Pattern.compile("\\$(\\.[\\w-]+|\\[\\d+])*");
  private static final Pattern STEP = Pattern.compile("\\.([\\w-]+)|\\[(\\d+)]");

  /**
   * @throws IllegalArgumentException when the path uses more than dots and indices
   */
  static EventPath of(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "the path " + text + " is not played here; use dots and indices, as in $.resources[0]");
    }
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      steps.add(step.group(1) == null ? step.group(2) : step.group(1));
    }
    return new EventPath(List.copyOf(steps));
  }

  /** The part it leads to; a missing node when there is none. */
  JsonNode in(JsonNode event) {
    JsonNode node = event;
    for (String step : steps) {
      node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
    }
    return node;
  }
}
