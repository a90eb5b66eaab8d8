package dev.slipway.aws;

import dev.slipway.core.evidence.Alarm;
import dev.slipway.port.Alarms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Alarms on Amazon CloudWatch. The time of a transition counts: that of an update also moves while
 * an alarm stays red (CloudWatch API, MetricAlarm, read 2026-11).
 */
public final class CloudWatchAlarms implements Alarms {
  private final CloudWatchClient cloudWatch;

  public CloudWatchAlarms(CloudWatchClient cloudWatch) {
    this.cloudWatch = cloudWatch;
  }

  @Override
  public List<Alarm> red(List<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    DescribeAlarmsResponse found =
        Call.of("cloudwatch:DescribeAlarms", String.join(", ", names))
            .make(
                () ->
                    cloudWatch.describeAlarms(
                        r ->
                            r.alarmNames(names)
                                .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                                .stateValue(StateValue.ALARM)));
    return Stream.concat(
            found.metricAlarms().stream().map(CloudWatchAlarms::alarm),
            found.compositeAlarms().stream().map(CloudWatchAlarms::alarm))
        .toList();
  }

  private static Alarm alarm(MetricAlarm alarm) {
    return new Alarm(
        alarm.alarmName(),
        alarm.stateTransitionedTimestamp(),
        alarm.stateReason(),
        Optional.ofNullable(alarm.metricName()));
  }

  private static Alarm alarm(CompositeAlarm alarm) {
    return new Alarm(
        alarm.alarmName(),
        alarm.stateTransitionedTimestamp(),
        alarm.stateReason(),
        Optional.empty());
  }
}
