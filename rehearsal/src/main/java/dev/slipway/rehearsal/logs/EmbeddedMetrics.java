package dev.slipway.rehearsal.logs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.cloud.LogSink;
import dev.slipway.rehearsal.cloud.Metrics;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes metrics of log lines in the embedded metric format, which are written like all others; at
 * the clock's present time (CloudWatch user guide, CloudWatch_Embedded_Metric_Format_Specification,
 * read 2026-11).
 */
public record EmbeddedMetrics(LogSink logs, Metrics metrics) implements LogSink {
  private static final String METADATA = "\"_aws\"";

  @Override
  public boolean hasGroup(String group) {
    return logs.hasGroup(group);
  }

  @Override
  public void append(String group, String stream, String line) {
    logs.append(group, stream, line);
    measure(line);
  }

  /** Makes metrics of the line if it is one of that format. */
  public void measure(String line) {
    if (line.startsWith("{") && line.contains(METADATA)) {
      count(line);
    }
  }

  /** As on AWS, a line that is not what it seems is a line and nothing more. */
  private void count(String line) {
    try {
      JsonNode root = Json.parse(line);
      root.at("/_aws/CloudWatchMetrics").forEach(directive -> count(root, directive));
    } catch (IllegalArgumentException notJson) {
      return;
    }
  }

  private void count(JsonNode root, JsonNode directive) {
    for (JsonNode metric : directive.path("Metrics")) {
      JsonNode value = root.path(metric.path("Name").asText());
      if (value.isNumber()) {
        directive
            .path("Dimensions")
            .forEach(names -> record(root, names, new Value(directive, metric, value)));
      }
    }
  }

  private record Value(JsonNode directive, JsonNode metric, JsonNode number) {}

  private void record(JsonNode root, JsonNode names, Value value) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    names.forEach(name -> dimensions.put(name.asText(), root.path(name.asText()).asText()));
    metrics.record(
        value.directive().path("Namespace").asText(),
        value.metric().path("Name").asText(),
        dimensions,
        value.number().asDouble());
  }
}
