package dev.slipway.rehearsal.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/** Values as the API takes and shows them. */
final class MetricShapes {

  private MetricShapes() {}

  /** A datum brings one value, a set that is summed up already, or values with their counts. */
  static List<Summary> summaries(MetricDatum datum) {
    List<Summary> summaries = new ArrayList<>();
    Optional.ofNullable(datum.value()).map(Summary::of).ifPresent(summaries::add);
    Optional.ofNullable(datum.statisticValues())
        .map(MetricShapes::summary)
        .ifPresent(summaries::add);
    for (int index = 0; index < datum.values().size(); index++) {
      double value = datum.values().get(index);
      double count = datum.hasCounts() ? datum.counts().get(index) : 1;
      summaries.add(new Summary(count, value * count, value, value));
    }
    return summaries;
  }

  private static Summary summary(StatisticSet set) {
    return new Summary(set.sampleCount(), set.sum(), set.minimum(), set.maximum());
  }

  static Datapoint datapoint(Instant at, Summary summary) {
    return Datapoint.builder()
        .timestamp(at)
        .sampleCount(summary.count())
        .sum(summary.sum())
        .average(summary.sum() / summary.count())
        .minimum(summary.minimum())
        .maximum(summary.maximum())
        .build();
  }

  static Metric metric(MetricId id) {
    return Metric.builder()
        .namespace(id.namespace())
        .metricName(id.name())
        .dimensions(id.shapes())
        .build();
  }
}
