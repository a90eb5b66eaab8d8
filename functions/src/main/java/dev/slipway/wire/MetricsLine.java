package dev.slipway.wire;

import dev.slipway.core.Attempt;
import dev.slipway.core.tell.ClaimHealth;
import dev.slipway.core.tell.Measure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a function's log that CloudWatch makes metrics of (CloudWatch user guide,
 * CloudWatch_Embedded_Metric_Format_Specification, read 2026-11).
 */
public final class MetricsLine {
  private static final String NAMESPACE = "Slipway";
  private static final String SERVICE = "service";
  private static final String VERDICT = "verdict";

  private MetricsLine() {}

  /** The numbers of an attempt's end, of its service and of those with its verdict. */
  public static String of(Attempt attempt) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put(SERVICE, attempt.deployment().service());
    about.put(VERDICT, attempt.ending().end().name());
    about.put("deployment", attempt.deployment().id());
    return line(
        attempt.settledAt(),
        List.of(List.of(SERVICE), List.of(SERVICE, VERDICT)),
        about,
        Measure.of(attempt));
  }

  /** The numbers of a look at the claim on a service; nothing when there are none. */
  public static Optional<String> of(String service, ClaimHealth claim, Instant at) {
    return Optional.of(claim.measures())
        .filter(measures -> !measures.isEmpty())
        .map(measures -> line(at, List.of(List.of(SERVICE)), Map.of(SERVICE, service), measures));
  }

  private static String line(
      Instant at,
      List<List<String>> dimensions,
      Map<String, Object> about,
      List<Measure> measures) {
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("Namespace", NAMESPACE);
    directive.put("Dimensions", dimensions);
    directive.put("Metrics", measures.stream().map(MetricsLine::definition).toList());
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("Timestamp", at.toEpochMilli());
    metadata.put("CloudWatchMetrics", List.of(directive));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("_aws", metadata);
    line.putAll(about);
    measures.forEach(measure -> line.put(measure.name(), measure.value()));
    return Codec.JSON.type(Object.class).toJson(line);
  }

  private static Map<String, Object> definition(Measure measure) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("Name", measure.name());
    definition.put("Unit", measure.unit().word());
    return definition;
  }
}
