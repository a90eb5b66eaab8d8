package dev.slipway.rehearsal.cloudwatch;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * A metric alarm and the state it is in.
 *
 * @param state never changed in place: an evaluation gives a new one
 */
record Alarm(String arn, PutMetricAlarmRequest settings, State state) {

  /**
   * @param reason in CloudWatch's words
   * @param reasonJson what CloudWatch adds for programs, empty when it adds nothing
   */
  record State(StateValue value, String reason, String reasonJson, Instant since) {}

  static Alarm created(String arn, PutMetricAlarmRequest settings, Instant now) {
    return new Alarm(
        arn,
        settings,
        new State(StateValue.INSUFFICIENT_DATA, "Unchecked: Initial alarm creation", "", now));
  }

  Alarm in(State state) {
    return new Alarm(arn, settings, state);
  }

  String name() {
    return settings.alarmName();
  }

  MetricId metric() {
    return MetricId.of(settings.namespace(), settings.metricName(), settings.dimensions());
  }

  /** How many of the evaluated periods must breach. */
  int datapointsToAlarm() {
    return Optional.ofNullable(settings.datapointsToAlarm()).orElse(settings.evaluationPeriods());
  }

  /** ARNs to tell when the alarm has come into its present state. */
  List<String> actions() {
    if (Objects.equals(settings.actionsEnabled(), false)) {
      return List.of();
    }
    return switch (state.value()) {
      case ALARM -> settings.alarmActions();
      case OK -> settings.okActions();
      case INSUFFICIENT_DATA -> settings.insufficientDataActions();
      case UNKNOWN_TO_SDK_VERSION -> List.of();
    };
  }

  MetricAlarm shape() {
    return MetricAlarm.builder()
        .alarmName(name())
        .alarmArn(arn)
        .alarmDescription(settings.alarmDescription())
        .actionsEnabled(!Objects.equals(settings.actionsEnabled(), false))
        .okActions(settings.okActions())
        .alarmActions(settings.alarmActions())
        .insufficientDataActions(settings.insufficientDataActions())
        .stateValue(state.value())
        .stateReason(state.reason())
        .stateReasonData(state.reasonJson().isEmpty() ? null : state.reasonJson())
        .stateUpdatedTimestamp(state.since())
        .stateTransitionedTimestamp(state.since())
        .namespace(settings.namespace())
        .metricName(settings.metricName())
        .dimensions(settings.dimensions())
        .statistic(settings.statistic())
        .period(settings.period())
        .evaluationPeriods(settings.evaluationPeriods())
        .datapointsToAlarm(settings.datapointsToAlarm())
        .threshold(settings.threshold())
        .comparisonOperator(settings.comparisonOperator())
        .treatMissingData(settings.treatMissingData())
        .build();
  }
}
