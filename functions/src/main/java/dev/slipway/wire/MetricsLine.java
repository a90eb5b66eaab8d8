package dev.slipway.wire;

import dev.slipway.core.Attempt;
import dev.slipway.core.tell.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of a function's log that CloudWatch makes metrics of (CloudWatch user guide,
 * CloudWatch_Embedded_Metric_Format_Specification, read 2026-11).
 */
public final class MetricsLine {
  private static final String NAMESPACE = "Slipway";
  private static final List<List<String>> DIMENSIONS =
      List.of(List.of("service"), List.of("service", "verdict"));

  private MetricsLine() {}

  /** The numbers of an attempt's end. */
  public static String of(Attempt attempt) {
    List<Measure> measures = Measure.of(attempt);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("_aws", metadata(attempt.settledAt().toEpochMilli(), measures));
    line.put("service", attempt.deployment().service());
    line.put("verdict", attempt.ending().end().name());
    line.put("deployment", attempt.deployment().id());
    measures.forEach(measure -> line.put(measure.name(), measure.value()));
    return Codec.JSON.type(Object.class).toJson(line);
  }

  private static Map<String, Object> metadata(long at, List<Measure> measures) {
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("Namespace", NAMESPACE);
    directive.put("Dimensions", DIMENSIONS);
    directive.put("Metrics", measures.stream().map(MetricsLine::definition).toList());
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("Timestamp", at);
    metadata.put("CloudWatchMetrics", List.of(directive));
    return metadata;
  }

  private static Map<String, Object> definition(Measure measure) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("Name", measure.name());
    definition.put("Unit", measure.unit().word());
    return definition;
  }
}
