package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.slipway.Samples;
import dev.slipway.core.Asker;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Alarmed;
import dev.slipway.core.DeploymentRequest.Back;
import dev.slipway.core.DeploymentRequest.Drifted;
import dev.slipway.core.DeploymentRequest.Foresee;
import dev.slipway.core.DeploymentRequest.Hold;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.DeploymentRequest.Named;
import dev.slipway.core.DeploymentRequest.Newest;
import dev.slipway.core.DeploymentRequest.Pushed;
import dev.slipway.core.DeploymentRequest.Recovery;
import dev.slipway.core.DeploymentRequest.Release;
import dev.slipway.core.DeploymentRequest.Swept;
import dev.slipway.core.DeploymentRequest.Told;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void readsAWishToSeeThePlan() {
    assertThat(read("{\"service\":\"backend\",\"image\":\"v2\",\"mode\":\"PLAN\"}"))
        .isEqualTo(new Foresee(new Named("backend", "v2", false)));
    assertThat(read("{\"service\":\"backend\",\"mode\":\"DRY\"}"))
        .isInstanceOfSatisfying(
            Malformed.class, it -> assertThat(it.what()).contains("DRY", "PLAN"));
    assertThat(read("{\"service\":\"backend\",\"rollback\":true,\"mode\":\"PLAN\"}"))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void readsAPushEvent() {
    assertThat(read("{\"service\":\"backend\",\"trigger\":{\"push\":" + PUSH + "}}"))
        .isEqualTo(
            new Pushed("backend", "slipway/backend", Samples.NEW, Optional.of("v2"), Samples.NOON));
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

  @Test
  void readsWhatPeopleAskForBesidesADeployment() {
    assertThat(read("{\"service\":\"backend\",\"rollback\":true}")).isEqualTo(new Back("backend"));
    assertThat(read("{\"service\":\"backend\",\"release\":true}"))
        .isEqualTo(new Release("backend"));
    assertThat(read("{\"service\":\"backend\",\"hold\":\"fair\"}"))
        .isEqualTo(new Hold("backend", "fair"));
  }

  @Test
  void readsWhoAsksAndWhy() {
    Asker ana = new Asker(Optional.of("ana"), Optional.of("fair"));
    String said = ",\"by\":\"ana\",\"reason\":\"fair\"}";
    assertThat(read("{\"service\":\"b\",\"force\":true" + said))
        .isEqualTo(new Told(new Newest("b", true), ana));
    assertThat(read("{\"service\":\"b\",\"image\":\"v1\",\"mode\":\"PLAN\"" + said))
        .isEqualTo(new Told(new Foresee(new Named("b", "v1", false)), ana));
    assertThat(read("{\"service\":\"b\",\"rollback\":true" + said))
        .isEqualTo(new Told(new Back("b"), ana));
    assertThat(read("{\"service\":\"b\",\"release\":true,\"reason\":\"fair\"}"))
        .isEqualTo(new Told(new Release("b"), new Asker(Optional.empty(), Optional.of("fair"))));
    assertThat(read("{\"service\":\"b\",\"hold\":\"fair\",\"by\":\"ana\"}"))
        .isEqualTo(
            new Told(new Hold("b", "fair"), new Asker(Optional.of("ana"), Optional.empty())));
  }

  static Stream<DeploymentRequest> written() {
    return Stream.of(
        new Swept("backend", Samples.NEW),
        new Recovery("backend", Samples.EXECUTION, "ABORTED"),
        new Drifted("backend", Samples.NEW_REVISION),
        new Alarmed("backend", "backend \"5xx\""),
        new Back("backend"),
        new Hold("backend", "fair"),
        new Release("backend"),
        new Newest("backend", true),
        new Newest("backend", false),
        new Named("backend", "v1", true),
        new Named("backend", "v1", false));
  }

  @ParameterizedTest
  @MethodSource("written")
  void readsEveryRequestItWrites(DeploymentRequest request) {
    assertThat(Codec.requests().read(Codec.requests().write(request))).isEqualTo(request);
    assertThat(read(Codec.requests().write(request))).isEqualTo(request);
  }

  @Test
  void writesTheSameRequestInTheSameWords() {
    assertThat(Codec.requests().write(new Recovery("backend", "arn:x", "GONE")))
        .isEqualTo(
            "{\"service\":\"backend\",\"trigger\":{\"recover\":"
                + "{\"execution\":\"arn:x\",\"status\":\"GONE\"}}}");
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
          {"service":"Backend"}                                  | "service" is Backend
          {"service":"1backend"}                                 | "service" is 1backend
          {"service":"a/../b"}                                   | "service" is a/../b
          {"service":"backend","imgae":"v1"}                     | unknown key "imgae"
          {"service":"backend","image":5}                        | "image" is 5
          {"service":"backend","image":" "}                      | "image" is
          {"service":"backend","force":"yes"}                    | "force" is yes
          {"service":"backend","force":null}                     | "force" is null
          {"service":"backend","rollback":false}                 | "rollback" is false, not true
          {"service":"backend","rollback":"true!"}               | "rollback" is true!, not true
          {"service":"backend","release":1}                      | "release" is 1, not true
          {"service":"backend","hold":true}                      | "hold" is true, not a reason
          {"service":"backend","hold":" "}                       | "hold" is
          {"service":"b","rollback":true,"image":"v1"}           | both "rollback" and "image"
          {"service":"b","release":true,"force":true}            | both "release" and "force"
          {"service":"b","hold":"x","image":"v1"}                | both "hold" and "image"
          {"service":"b","rollback":true,"hold":"x"}             | both "rollback" and "hold"
          {"service":"b","approve":7}                            | "approve" is 7
          {"service":"b","refuse":" "}                           | "refuse" is
          {"service":"b","approve":"b-1","refuse":"b-1"}         | both "approve" and "refuse"
          {"service":"b","approve":"b-1","force":true}           | both "approve" and "force"
          {"service":"b","by":7}                                 | "by" is 7, not a line
          {"service":"b","by":" "}                               | "by" is
          {"service":"b","reason":"a\\nb"}                        | "reason" is
          {"service":"b","hold":"x","reason":"y"}                | both "hold" and "reason"
          {"service":"b","trigger":{},"by":"ana"}                | both "trigger" and "by"
          {"service":"b","trigger":{},"reason":"x"}              | both "trigger" and "reason"
          {"service":"b","trigger":{},"image":"v1"}              | both "trigger" and "image"
          {"service":"backend","trigger":{}}                     | not one trigger
          {"service":"backend","trigger":7}                      | "trigger" is 7
          {"service":"b","trigger":{"swep":{}}}                  | unknown key "swep"
          {"service":"b","trigger":{"sweep":{"digest":"x"}}}     | "sweep" is {digest=x}
          {"service":"b","trigger":{"sweep":{}}}                 | "sweep" is {}
          {"service":"b","trigger":{"sweep":{"digest":"x","y":1}}} | "sweep" is {
          {"service":"b","trigger":{"recover":{"execution":"arn:x","status":"RUNNING"}}} | "recover" is
          {"service":"b","trigger":{"recover":{"execution":"x","status":"FAILED"}}} | "recover" is
          {"service":"b","trigger":{"drift":{"taskDefinition":5}}} | "drift" is
          {"service":"b","trigger":{"alarm":{"name":""}}}        | "alarm" is
          {"service":"b","trigger":{"push":{}}}                  | no push event
          {"service":"b","trigger":{"push":{"detail":{"action-type":"DELETE"}}}} | DELETE
          {"service":"b","trigger":{"push":{"detail":{"action-type":"PUSH","result":"SUCCESS","repository-name":"r","image-digest":"x"}}}} | no repository and digest
          """)
  void saysWhatIsWrongWithAnyOtherInput(String input, String what) {
    assertThat(read(input))
        .isInstanceOfSatisfying(
            Malformed.class,
            malformed -> {
              assertThat(malformed.what()).contains(what);
              assertThat(malformed.fix()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-11-23", ""})
  void refusesAPushWithoutAProperTime(String time) {
    String event = PUSH.replace("2026-11-23T12:00:00Z", time);
    assertThat(read("{\"service\":\"backend\",\"trigger\":{\"push\":" + event + "}}"))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void measuresWhatPeopleWrite() {
    assertThat(read("{\"service\":\"a" + "b".repeat(62) + "\"}")).isInstanceOf(Newest.class);
    assertThat(read("{\"service\":\"a" + "b".repeat(63) + "\"}")).isInstanceOf(Malformed.class);
    assertThat(held("x".repeat(500))).isInstanceOf(Hold.class);
    assertThat(held("x".repeat(501))).isInstanceOf(Malformed.class);
    assertThat(by("x".repeat(100))).isInstanceOf(Told.class);
    assertThat(by("x".repeat(101))).isInstanceOf(Malformed.class);
    assertThat(because("x".repeat(500))).isInstanceOf(Told.class);
    assertThat(because("x".repeat(501))).isInstanceOf(Malformed.class);
    assertThat(imaged("x".repeat(300))).isInstanceOf(Named.class);
    assertThat(imaged("x".repeat(301)))
        .isInstanceOfSatisfying(
            Malformed.class, malformed -> assertThat(malformed.what()).hasSizeLessThan(200));
  }

  private static DeploymentRequest held(String reason) {
    return read("{\"service\":\"b\",\"hold\":\"" + reason + "\"}");
  }

  private static DeploymentRequest by(String name) {
    return read("{\"service\":\"b\",\"by\":\"" + name + "\"}");
  }

  private static DeploymentRequest because(String reason) {
    return read("{\"service\":\"b\",\"reason\":\"" + reason + "\"}");
  }

  private static DeploymentRequest imaged(String image) {
    return read("{\"service\":\"b\",\"image\":\"" + image + "\"}");
  }

  private static DeploymentRequest read(String input) {
    return AcceptPayload.read(
            "{\"input\":"
                + input
                + ",\"execution\":\"arn:x\",\"startedAt\":\"2026-11-23T12:00:00.000Z\"}")
        .request();
  }
}
