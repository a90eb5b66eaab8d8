package dev.slipway.rehearsal.cloudwatch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The detail of a "CloudWatch Alarm State Change" event (CloudWatch user guide,
 * cloudwatch-and-eventbridge, read 2026-11).
 */
final class AlarmEvent {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  private AlarmEvent() {}

  /** With an offset without colon, such as {@code 2019-10-02T17:04:40.989+0000}. */
  static String timestamp(Instant at) {
    return TIMESTAMP.format(at);
  }

  static Map<String, Object> detail(Alarm alarm, Alarm.State before) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("alarmName", alarm.name());
    detail.put("state", state(alarm.state()));
    detail.put("previousState", state(before));
    detail.put("configuration", configuration(alarm));
    return detail;
  }

  private static Map<String, Object> state(Alarm.State state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", state.value().toString());
    json.put("reason", state.reason());
    if (!state.reasonJson().isEmpty()) {
      json.put("reasonData", state.reasonJson());
    }
    json.put("timestamp", timestamp(state.since()));
    return json;
  }

  private static Map<String, Object> configuration(Alarm alarm) {
    MetricId metric = alarm.metric();
    Map<String, Object> configuration = new LinkedHashMap<>();
    if (alarm.settings().alarmDescription() != null) {
      configuration.put("description", alarm.settings().alarmDescription());
    }
    Map<String, Object> metricStat =
        Map.of(
            "metric",
                Map.of(
                    "namespace", metric.namespace(),
                    "name", metric.name(),
                    "dimensions", metric.dimensions()),
            "period", alarm.settings().period(),
            "stat", alarm.settings().statisticAsString());
    configuration.put(
        "metrics", List.of(Map.of("id", "m1", "metricStat", metricStat, "returnData", true)));
    return configuration;
  }
}
