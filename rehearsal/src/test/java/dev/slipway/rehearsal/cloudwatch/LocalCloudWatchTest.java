package dev.slipway.rehearsal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.time.VirtualClock;
import dev.slipway.rehearsal.wire.TestEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

class LocalCloudWatchTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:20Z");
  private static final String ARN = "arn:aws:cloudwatch:us-east-1:111122223333:alarm:Stack-Errors";

  private final VirtualClock clock = new VirtualClock(START, new Random(1));
  private final List<Published> published = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final LocalCloudWatch cloudWatch =
      new LocalCloudWatch(
          Account.LOCAL,
          clock,
          new LocalCloudWatch.Outlets(
              (source, type, resources, detail) ->
                  published.add(new Published(source, type, resources, detail)),
              new Journal(),
              (target, subject, text) -> told.add(target + " " + subject)));

  private record Published(
      String source, String type, List<String> resources, Map<String, ?> detail) {}

  @Test
  void alarmsWhenACompletePeriodReachesTheThreshold() {
    alarm("\"TreatMissingData\": \"notBreaching\"");
    errors(5);

    clock.advance(Duration.ofSeconds(44));
    assertThat(state().stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    clock.advance(Duration.ofSeconds(1));

    assertThat(state().stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(state().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 out of the last 1 datapoints [5.0] was greater than or equal to"
                + " the threshold (5.0)");
    assertThat(told).containsExactly("arn:topic ALARM: \"Stack-Errors\" in us-east-1");
  }

  @Test
  void comesBackToOkWhenThePeriodsAreQuietAgain() {
    alarm("\"TreatMissingData\": \"notBreaching\"");
    errors(7);

    clock.advance(Duration.ofSeconds(105));

    assertThat(state().stateValue()).isEqualTo(StateValue.OK);
    assertThat(published).hasSize(2);
  }

  @Test
  void countsBelowTheThresholdAsOk() {
    alarm("\"TreatMissingData\": \"notBreaching\"");
    errors(4);

    clock.advance(Duration.ofSeconds(45));

    assertThat(state().stateValue()).isEqualTo(StateValue.OK);
  }

  @Test
  void publishesTheChangeAsEventBridgeShowsIt() {
    alarm("\"TreatMissingData\": \"notBreaching\"");
    errors(5);

    clock.advance(Duration.ofSeconds(45));

    Published event = published.getFirst();
    assertThat(event.source()).isEqualTo("aws.cloudwatch");
    assertThat(event.type()).isEqualTo("CloudWatch Alarm State Change");
    assertThat(event.resources()).containsExactly(ARN);
    assertThat(new ObjectMapper().valueToTree(event.detail()).toString())
        .startsWith("{\"alarmName\":\"Stack-Errors\",\"state\":{\"value\":\"ALARM\"")
        .contains("\"timestamp\":\"2026-11-23T12:01:05.000+0000\"")
        .contains("\"previousState\":{\"value\":\"INSUFFICIENT_DATA\"")
        .contains("\"name\":\"Errors\"")
        .contains("\"dimensions\":{\"Service\":\"web\"}");
  }

  @ParameterizedTest
  @CsvSource({"notBreaching, OK", "breaching, ALARM", "missing, INSUFFICIENT_DATA"})
  void treatsMissingDataAsTold(String treatment, StateValue state) {
    alarm("\"TreatMissingData\": \"" + treatment + "\"");

    clock.advance(Duration.ofSeconds(45));

    assertThat(state().stateValue()).isEqualTo(state);
  }

  @Test
  void ignoresMissingDataByStayingAsItIs() {
    alarm("\"TreatMissingData\": \"ignore\"");
    errors(5);

    clock.advance(Duration.ofMinutes(5));

    assertThat(state().stateValue()).isEqualTo(StateValue.ALARM);
  }

  @Test
  void wantsAsManyBreachingPeriodsAsTold() {
    alarm(
        "\"TreatMissingData\": \"notBreaching\", \"EvaluationPeriods\": 3,"
            + " \"DatapointsToAlarm\": 2");
    errors(5);
    clock.advance(Duration.ofSeconds(60));
    assertThat(state().stateValue()).isEqualTo(StateValue.OK);
    errors(5);

    clock.advance(Duration.ofSeconds(60));

    assertThat(state().stateValue()).isEqualTo(StateValue.ALARM);
  }

  @Test
  void looksOnlyAtTheDimensionsOfTheAlarm() {
    alarm("\"TreatMissingData\": \"notBreaching\"");
    cloudWatch.record("App", "Errors", Map.of("Service", "other"), 9);

    clock.advance(Duration.ofSeconds(45));

    assertThat(state().stateValue()).isEqualTo(StateValue.OK);
  }

  @Test
  void refusesMetricMath() {
    assertThatThrownBy(() -> alarm("\"Metrics\": [{\"Id\": \"m\"}]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alarm setting Metrics: metric math is not played locally");
  }

  @Test
  void answersOverTheWire() {
    alarm("\"TreatMissingData\": \"notBreaching\"");
    try (TestEndpoint endpoint = new TestEndpoint()) {
      CloudWatchClient client = endpoint.serve(CloudWatchClient.class, cloudWatch);
      client.putMetricData(
          request ->
              request
                  .namespace("App")
                  .metricData(
                      datum ->
                          datum
                              .metricName("Errors")
                              .dimensions(dimension -> dimension.name("Service").value("web"))
                              .timestamp(START)
                              .value(6.0)));
      clock.advance(Duration.ofSeconds(45));

      assertThat(client.describeAlarms().metricAlarms())
          .extracting(MetricAlarm::stateValue)
          .containsExactly(StateValue.ALARM);
      client.setAlarmState(
          request -> request.alarmName("Stack-Errors").stateValue("OK").stateReason("drill"));
      assertThat(state().stateReason()).isEqualTo("drill");
      assertThat(
              client
                  .getMetricStatistics(
                      request ->
                          request
                              .namespace("App")
                              .metricName("Errors")
                              .dimensions(dimension -> dimension.name("Service").value("web"))
                              .startTime(START)
                              .endTime(clock.now())
                              .period(60)
                              .statisticsWithStrings("Sum"))
                  .datapoints())
          .singleElement()
          .satisfies(point -> assertThat(point.sum()).isEqualTo(6.0));
      assertThatThrownBy(
              () ->
                  client.setAlarmState(
                      request -> request.alarmName("none").stateValue("OK").stateReason("drill")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  private void errors(int count) {
    for (int left = count; left > 0; left--) {
      cloudWatch.record("App", "Errors", Map.of("Service", "web"), 1);
    }
  }

  private MetricAlarm state() {
    return cloudWatch
        .describeAlarms(request -> request.alarmNames("Stack-Errors"))
        .metricAlarms()
        .getFirst();
  }

  private void alarm(String more) {
    String base =
        """
        {"Namespace": "App", "MetricName": "Errors", "Statistic": "Sum", "Period": 60,
         "Threshold": 5, "ComparisonOperator": "GreaterThanOrEqualToThreshold",
         "EvaluationPeriods": 1, "AlarmActions": ["arn:topic"],
         "Dimensions": [{"Name": "Service", "Value": "web"}], %s}\
        """
            .formatted(more);
    try {
      new AlarmType(cloudWatch)
          .create(
              new Resource(
                  "Stack", "Errors", "Errors", new Properties(new ObjectMapper().readTree(base))));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
