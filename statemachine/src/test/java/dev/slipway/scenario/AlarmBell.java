package dev.slipway.scenario;

import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.CloudServices;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The alarm of one attached service. */
public final class AlarmBell {
  /** More often than any alarm's period. */
  private static final Duration AGAIN = Duration.ofSeconds(20);

  private static final double BAD = 100;

  private final CloudServices cloud;
  private final String name;

  AlarmBell(CloudServices cloud, Attached at) {
    this.cloud = cloud;
    this.name = at.alarms().getFirst();
  }

  /** Its metric is bad for that long; it is in ALARM at once, and OK again some time after. */
  public void redFor(Duration time) {
    for (Duration at = Duration.ZERO; at.compareTo(time) <= 0; at = at.plus(AGAIN)) {
      cloud.clock.after(at, this::measureBad);
    }
    ring(StateValue.ALARM);
  }

  /** It is in ALARM, and OK again before anybody looks. */
  public void flicker() {
    ring(StateValue.ALARM);
    ring(StateValue.OK);
  }

  private void ring(StateValue state) {
    cloud.cloudWatch.setAlarmState(
        set -> set.alarmName(name).stateValue(state).stateReason("Threshold Crossed"));
  }

  private void measureBad() {
    MetricAlarm alarm =
        cloud.cloudWatch.describeAlarms(of -> of.alarmNames(name)).metricAlarms().getFirst();
    Map<String, String> dimensions = new TreeMap<>();
    alarm.dimensions().forEach(each -> dimensions.put(each.name(), each.value()));
    cloud.cloudWatch.record(alarm.namespace(), alarm.metricName(), dimensions, BAD);
  }
}
