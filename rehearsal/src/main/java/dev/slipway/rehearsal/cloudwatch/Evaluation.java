package dev.slipway.rehearsal.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * One look at an alarm's complete periods (CloudWatch user guide, alarm-evaluation and
 * alarms-and-missing-data, read 2026-11). AWS may look back further than the evaluated periods when
 * some are missing; here a missing one is always treated as the alarm says.
 */
final class Evaluation {

  private final Alarm alarm;
  private final PutMetricAlarmRequest settings;
  private final Instant end;
  private final List<Optional<Double>> points;

  /** Looks at the periods that were complete at that time. */
  Evaluation(Alarm alarm, MetricStore store, Instant now) {
    this.alarm = alarm;
    this.settings = alarm.settings();
    Duration period = Duration.ofSeconds(settings.period());
    this.end = MetricStore.floor(now, period);
    this.points = new ArrayList<>();
    for (int back = settings.evaluationPeriods(); back > 0; back--) {
      Instant start = end.minus(period.multipliedBy(back));
      points.add(
          store
              .between(alarm.metric(), start, start.plus(period))
              .map(summary -> summary.statistic(settings.statistic())));
    }
  }

  /** The state the alarm is in now; empty when it stays as it was. */
  Optional<Alarm.State> change(Instant now) {
    StateValue value = value();
    return value == alarm.state().value()
        ? Optional.empty()
        : Optional.of(new Alarm.State(value, reason(value), reasonJson(now), now));
  }

  private StateValue value() {
    String missing = Objects.requireNonNullElse(settings.treatMissingData(), "missing");
    long absent = points.stream().filter(Optional::isEmpty).count();
    boolean nothing = absent == points.size();
    if (nothing && missing.equals("missing")) {
      return StateValue.INSUFFICIENT_DATA;
    }
    if (nothing && missing.equals("ignore")) {
      return alarm.state().value();
    }
    long breaching = breachingPoints() + (missing.equals("breaching") ? absent : 0);
    return breaching >= alarm.datapointsToAlarm() ? StateValue.ALARM : StateValue.OK;
  }

  private long breachingPoints() {
    return points.stream().flatMap(Optional::stream).filter(this::breaches).count();
  }

  private boolean breaches(double value) {
    double threshold = settings.threshold();
    return switch (settings.comparisonOperator()) {
      case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= threshold;
      case GREATER_THAN_THRESHOLD -> value > threshold;
      case LESS_THAN_THRESHOLD -> value < threshold;
      case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= threshold;
      case LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD,
          LESS_THAN_LOWER_THRESHOLD,
          GREATER_THAN_UPPER_THRESHOLD,
          UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException(
              settings.comparisonOperatorAsString() + " is not played locally");
    };
  }

  private String reason(StateValue value) {
    List<Double> known = points.stream().flatMap(Optional::stream).toList();
    if (known.isEmpty()) {
      return "Threshold Crossed: no datapoints were received for %d period(s) and missing data was treated as [%s]."
          .formatted(points.size(), settings.treatMissingData());
    }
    long matching =
        value == StateValue.ALARM ? breachingPoints() : known.size() - breachingPoints();
    return "Threshold Crossed: %d out of the last %d datapoints %s was %s%s the threshold (%s)"
        .formatted(
            matching,
            points.size(),
            known,
            value == StateValue.ALARM ? "" : "not ",
            words(settings.comparisonOperator()),
            settings.threshold());
  }

  private static String words(ComparisonOperator operator) {
    return switch (operator) {
      case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> "greater than or equal to";
      case GREATER_THAN_THRESHOLD -> "greater than";
      case LESS_THAN_THRESHOLD -> "less than";
      case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> "less than or equal to";
      case LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD,
          LESS_THAN_LOWER_THRESHOLD,
          GREATER_THAN_UPPER_THRESHOLD,
          UNKNOWN_TO_SDK_VERSION ->
          operator.toString();
    };
  }

  private String reasonJson(Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", "1.0").put("queryDate", AlarmEvent.timestamp(now));
    json.put("startDate", AlarmEvent.timestamp(end.minusSeconds(settings.period())));
    json.put("statistic", settings.statisticAsString()).put("period", settings.period());
    ArrayNode recent = json.putArray("recentDatapoints");
    points.stream().flatMap(Optional::stream).forEach(recent::add);
    return json.put("threshold", settings.threshold()).toString();
  }
}
