package dev.slipway.rehearsal.cloudwatch;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.EventBus;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Metrics;
import dev.slipway.rehearsal.time.CloudClock;
import dev.slipway.rehearsal.wire.ErrorDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Metrics and metric alarms (CloudWatch API reference, read 2026-11). */
public final class LocalCloudWatch implements CloudWatchClient, Metrics {

  /** How long after a period's end its values are looked at: they take a moment to come in. */
  private static final Duration INGESTION = Duration.ofSeconds(5);

  private final Account account;
  private final CloudClock clock;
  private final Outlets outlets;
  private final MetricStore store = new MetricStore();
  private final Map<String, Alarm> alarms = new TreeMap<>();

  public LocalCloudWatch(Account account, CloudClock clock, Outlets outlets) {
    this.account = account;
    this.clock = clock;
    this.outlets = outlets;
  }

  /** Where state changes go. */
  public record Outlets(EventBus bus, Journal journal, AlarmActions actions) {}

  @Override
  public void record(String namespace, String name, Map<String, String> dimensions, double value) {
    store.add(new MetricId(namespace, name, dimensions), clock.now(), Summary.of(value));
  }

  @Override
  public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
    for (MetricDatum datum : request.metricData()) {
      MetricId metric = MetricId.of(request.namespace(), datum.metricName(), datum.dimensions());
      Instant at = Optional.ofNullable(datum.timestamp()).orElseGet(clock::now);
      MetricShapes.summaries(datum).forEach(summary -> store.add(metric, at, summary));
    }
    return PutMetricDataResponse.builder().build();
  }

  @Override
  public PutMetricAlarmResponse putMetricAlarm(PutMetricAlarmRequest request) {
    try {
      create(request);
    } catch (IllegalArgumentException wrong) {
      throw InvalidParameterValueException.builder()
          .awsErrorDetails(
              ErrorDetails.of("InvalidParameterValueException", String.valueOf(wrong.getMessage())))
          .build();
    }
    return PutMetricAlarmResponse.builder().build();
  }

  /** Creates or changes an alarm and gives its ARN; a changed one keeps its state. */
  synchronized String create(PutMetricAlarmRequest request) {
    PutMetricAlarmRequest settings = AlarmSettings.checked(request);
    String arn = account.arn("cloudwatch", "alarm:" + settings.alarmName());
    Optional<Alarm> present = Optional.ofNullable(alarms.get(settings.alarmName()));
    Alarm fresh = Alarm.created(arn, settings, clock.now());
    alarms.put(settings.alarmName(), present.map(Alarm::state).map(fresh::in).orElse(fresh));
    if (present.isEmpty()) {
      evaluateAfterNextPeriod(settings.alarmName(), Duration.ofSeconds(settings.period()));
    }
    return arn;
  }

  /** Whether there is an alarm of this name and it is in ALARM. */
  public synchronized boolean isInAlarm(String name) {
    return Optional.ofNullable(alarms.get(name))
        .filter(alarm -> alarm.state().value() == StateValue.ALARM)
        .isPresent();
  }

  private void evaluateAfterNextPeriod(String name, Duration period) {
    Instant next = MetricStore.floor(clock.now(), period).plus(period).plus(INGESTION);
    clock.after(
        Duration.between(clock.now(), next),
        () -> {
          evaluateAfterNextPeriod(name, period);
          evaluate(name);
        });
  }

  private synchronized void evaluate(String name) {
    Instant now = clock.now();
    Alarm alarm = alarm(name);
    new Evaluation(alarm, store, now).change(now).ifPresent(state -> enter(alarm, state));
  }

  @Override
  public synchronized SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
    Alarm alarm = alarm(request.alarmName());
    String json = Optional.ofNullable(request.stateReasonData()).orElse("");
    Alarm.State state =
        new Alarm.State(request.stateValue(), request.stateReason(), json, clock.now());
    if (state.value() != alarm.state().value()) {
      enter(alarm, state);
    }
    return SetAlarmStateResponse.builder().build();
  }

  private void enter(Alarm alarm, Alarm.State state) {
    Alarm changed = alarm.in(state);
    alarms.put(alarm.name(), changed);
    outlets
        .journal()
        .write(
            new Journal.Entry(
                state.since(),
                "cloudwatch",
                "alarm-state",
                alarm.name(),
                state.value() + ": " + state.reason()));
    outlets
        .bus()
        .publish(
            "aws.cloudwatch",
            "CloudWatch Alarm State Change",
            List.of(alarm.arn()),
            AlarmEvent.detail(changed, alarm.state()));
    String subject = state.value() + ": \"" + alarm.name() + "\" in " + account.region();
    changed.actions().forEach(arn -> outlets.actions().tell(arn, subject, state.reason()));
  }

  @Override
  public synchronized DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
    return DescribeAlarmsResponse.builder()
        .metricAlarms(
            alarms.values().stream()
                .filter(alarm -> isWanted(alarm, request))
                .map(Alarm::shape)
                .toList())
        .compositeAlarms(List.of())
        .build();
  }

  private static boolean isWanted(Alarm alarm, DescribeAlarmsRequest request) {
    String prefix = Optional.ofNullable(request.alarmNamePrefix()).orElse("");
    return (request.alarmNames().isEmpty() || request.alarmNames().contains(alarm.name()))
        && alarm.name().startsWith(prefix)
        && (request.stateValue() == null || request.stateValue() == alarm.state().value());
  }

  @Override
  public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
    MetricId metric = MetricId.of(request.namespace(), request.metricName(), request.dimensions());
    Duration period = Duration.ofSeconds(request.period());
    List<Datapoint> points = new ArrayList<>();
    Instant start = MetricStore.floor(request.startTime(), period);
    for (; start.isBefore(request.endTime()); start = start.plus(period)) {
      Instant at = start;
      store
          .between(metric, at, at.plus(period))
          .ifPresent(summary -> points.add(MetricShapes.datapoint(at, summary)));
    }
    return GetMetricStatisticsResponse.builder()
        .label(request.metricName())
        .datapoints(points)
        .build();
  }

  @Override
  public ListMetricsResponse listMetrics(ListMetricsRequest request) {
    return ListMetricsResponse.builder()
        .metrics(
            store.metrics().stream()
                .filter(
                    id -> request.namespace() == null || request.namespace().equals(id.namespace()))
                .filter(
                    id -> request.metricName() == null || request.metricName().equals(id.name()))
                .map(MetricShapes::metric)
                .toList())
        .build();
  }

  @Override
  public String serviceName() {
    return "monitoring";
  }

  @Override
  public void close() {}

  private Alarm alarm(String name) {
    return Optional.ofNullable(alarms.get(name))
        .orElseThrow(
            () ->
                ResourceNotFoundException.builder()
                    .awsErrorDetails(
                        ErrorDetails.of("ResourceNotFoundException", "Unknown alarm: " + name))
                    .statusCode(404)
                    .build());
  }
}
