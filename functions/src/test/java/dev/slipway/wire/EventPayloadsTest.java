package dev.slipway.wire;

import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.port.RequestRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPayloadsTest {
  private static final String ALARM =
      """
      {"service":"backend","event":{"version":"0","source":"aws.cloudwatch",
       "detail-type":"CloudWatch Alarm State Change","time":"2026-11-23T12:00:00Z",
       "detail":{"alarmName":"backend-5xx","state":{"value":"ALARM","reason":"r"},
                 "previousState":{"value":"OK"}}}}
      """;
  private static final String ENDED =
      """
      {"event":{"detail-type":"Step Functions Execution Status Change",
       "time":"2026-11-23T12:00:00Z",
       "detail":{"status":"ABORTED","input":"{\\"service\\":\\"backend\\",\\"image\\":\\"v2\\"}"}}}
      """;

  @Test
  void hearsAnAlarmThatGoesOff() {
    WakePayload payload = WakePayload.read(ALARM);
    assertThat(payload.redAlarm()).contains("backend-5xx");
    assertThat(payload.event().time()).isEqualTo(NOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"OK\"", "\"INSUFFICIENT_DATA\"", "7", "null"})
  void hearsNoAlarmInAnyOtherState(String state) {
    String calm = ALARM.replace("\"state\":{\"value\":\"ALARM\"", "\"state\":{\"value\":" + state);
    assertThat(calm).isNotEqualTo(ALARM);
    assertThat(WakePayload.read(calm).redAlarm()).isEmpty();
  }

  @Test
  void hearsNoAlarmInOtherEvents() {
    String task = ALARM.replace("CloudWatch Alarm State Change", "ECS Task State Change");
    assertThat(WakePayload.read(task).redAlarm()).isEmpty();
    assertThat(
            WakePayload.read(
                    "{\"service\":\"backend\",\"event\":{\"time\":\"2026-11-23T12:00:00Z\"}}")
                .redAlarm())
        .isEmpty();
  }

  @Test
  void sweepsTheServiceOfItsClock() {
    SweepPayload payload =
        SweepPayload.read(
            """
            {"service":"backend","event":{"detail-type":"Scheduled Event",
             "time":"2026-11-23T12:00:00Z","detail":{}}}
            """);
    assertThat(payload.about()).contains("backend");
    assertThat(payload.now()).isEqualTo(NOON);
  }

  @Test
  void sweepsTheServiceOfAnExecutionThatEnded() {
    SweepPayload payload = SweepPayload.read(ENDED);
    assertThat(payload.about()).contains("backend");
    assertThat(payload.now()).isEqualTo(NOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "\"not json\"", "\"[1]\"", "\"{\\\"service\\\":7}\""})
  void sweepsNothingWhenTheExecutionNamedNoService(String input) {
    String strange =
        "{\"event\":{\"time\":\"2026-11-23T12:00:00Z\",\"detail\":{\"input\":" + input + "}}}";
    assertThat(SweepPayload.read(strange).about()).isEmpty();
  }

  @Test
  void refusesASweepWithoutATime() {
    SweepPayload payload = SweepPayload.read("{\"service\":\"backend\"}");
    assertThatThrownBy(payload::now)
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("\"event\"");
  }
}
