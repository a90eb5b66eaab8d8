package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.slipway.Samples;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.DeploymentRequest.Named;
import dev.slipway.core.DeploymentRequest.Newest;
import dev.slipway.core.DeploymentRequest.Pushed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
  private static final String PUSH =
      """
      {"version":"0","id":"13cde686-328b-6117-af20-0e5566167482","detail-type":"ECR Image Action",
       "source":"aws.ecr","account":"111122223333","time":"2026-11-23T12:00:00Z",
       "region":"us-east-1","resources":[],
       "detail":{"result":"SUCCESS","repository-name":"slipway/backend","image-digest":"%s",
                 "action-type":"PUSH","image-tag":"v2"}}\
      """
          .formatted(Samples.NEW);

  @Test
  void readsAPushEvent() {
    assertThat(read("{\"service\":\"backend\",\"trigger\":{\"push\":" + PUSH + "}}"))
        .isEqualTo(new Pushed("backend", "slipway/backend", Samples.NEW, Samples.NOON));
  }

  @Test
  void readsAPushEventAsLambdaItselfDoes() {
    ScheduledEvent event =
        LambdaEventSerializers.serializerFor(
                ScheduledEvent.class, ClassLoader.getSystemClassLoader())
            .fromJson(new ByteArrayInputStream(PUSH.getBytes(StandardCharsets.UTF_8)));
    Pushed pushed = (Pushed) read("{\"service\":\"backend\",\"trigger\":{\"push\":" + PUSH + "}}");
    assertThat(event.getDetail())
        .containsEntry("repository-name", pushed.repository())
        .containsEntry("image-digest", pushed.digest());
    WakePayload wake = WakePayload.read("{\"service\":\"backend\",\"event\":" + PUSH + "}");
    assertThat(wake.event().time().toEpochMilli()).isEqualTo(event.getTime().getMillis());
  }

  @Test
  void readsWhatPeopleType() {
    assertThat(read("{\"service\":\"backend\"}")).isEqualTo(new Newest("backend", false));
    assertThat(read("{\"service\":\"backend\",\"force\":true}"))
        .isEqualTo(new Newest("backend", true));
    assertThat(read("{\"service\":\"backend\",\"image\":\"v1.4.2\"}"))
        .isEqualTo(new Named("backend", "v1.4.2", false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                     | "service" is null
          []                                                     | not a JSON object
          "backend"                                              | not a JSON object
          {"service":7}                                          | "service" is 7
          {"service":"backend","imgae":"v1"}                     | unknown key "imgae"
          {"service":"backend","image":5}                        | "image" is 5
          {"service":"backend","force":"yes"}                    | "force" is yes
          {"service":"backend","trigger":{}}                     | no push event
          {"service":"b","trigger":{"push":{"detail":{"action-type":"DELETE"}}}} | DELETE
          {"service":"b","trigger":{"push":{"detail":{"action-type":"PUSH","result":"SUCCESS","repository-name":"r","image-digest":"x"}}}} | no repository and digest
          """)
  void saysWhatIsWrongWithAnyOtherInput(String input, String what) {
    assertThat(read(input))
        .isInstanceOfSatisfying(
            Malformed.class,
            malformed -> {
              assertThat(malformed.what()).contains(what);
              assertThat(malformed.fix()).contains("{\"service\":");
            });
  }

  private static DeploymentRequest read(String input) {
    return AcceptPayload.read(
            "{\"input\":"
                + input
                + ",\"execution\":\"arn:x\",\"startedAt\":\"2026-11-23T12:00:00.000Z\"}")
        .request();
  }
}
