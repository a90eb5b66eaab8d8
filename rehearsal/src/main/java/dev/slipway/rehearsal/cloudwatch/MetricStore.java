package dev.slipway.rehearsal.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Values of the last hours, summed up in the finest steps any alarm here can ask for. */
final class MetricStore {

  private static final Duration STEP = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofHours(6);

  private final Map<MetricId, NavigableMap<Instant, Summary>> values = new HashMap<>();

  synchronized void add(MetricId metric, Instant at, Summary summary) {
    NavigableMap<Instant, Summary> steps =
        values.computeIfAbsent(metric, absent -> new TreeMap<>());
    steps.merge(floor(at, STEP), summary, Summary::plus);
    steps.headMap(at.minus(KEPT)).clear();
  }

  /** All values from the start up to, and without, the end; empty when there were none. */
  synchronized Optional<Summary> between(MetricId metric, Instant start, Instant end) {
    return values.getOrDefault(metric, new TreeMap<>()).subMap(start, end).values().stream()
        .reduce(Summary::plus);
  }

  synchronized List<MetricId> metrics() {
    return List.copyOf(Set.copyOf(values.keySet()));
  }

  /** The start of the period that holds the instant; periods count from the epoch. */
  static Instant floor(Instant at, Duration period) {
    long length = period.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length) * length);
  }
}
