package dev.slipway.rehearsal.cloudwatch;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/** What a metric is known by: other dimensions, another metric. */
record MetricId(String namespace, String name, Map<String, String> dimensions) {

  MetricId {
    dimensions = Map.copyOf(dimensions);
  }

  static MetricId of(
      @Nullable String namespace, @Nullable String name, Collection<Dimension> dimensions) {
    return new MetricId(
        String.valueOf(namespace),
        String.valueOf(name),
        dimensions.stream().collect(Collectors.toMap(Dimension::name, Dimension::value)));
  }

  /** The dimensions as the API lists them. */
  Collection<Dimension> shapes() {
    return new TreeMap<>(dimensions)
        .entrySet().stream()
            .map(entry -> Dimension.builder().name(entry.getKey()).value(entry.getValue()).build())
            .toList();
  }
}
