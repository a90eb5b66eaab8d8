package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Asker;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Bake;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Climb;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Fence;
import dev.slipway.core.Gates;
import dev.slipway.core.Intent;
import dev.slipway.core.Mode;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Outcome;
import dev.slipway.core.Phase;
import dev.slipway.core.Problem;
import dev.slipway.core.Reply;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rung;
import dev.slipway.core.Setback;
import dev.slipway.core.Summary;
import dev.slipway.core.Watch;
import dev.slipway.port.RequestRefused;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecTest {
  private static final Cause CAUSE =
      new Cause(CauseCode.ALARM, "It rings.", List.of("evidence"), "Look.");
  private static final Climb CLIMB =
      new Climb(Rung.ECS_OWN, "target", Samples.NOON, Samples.NOON.plusSeconds(9), "It hung.");
  private static final Reply REPLY =
      new Reply(
          Reply.Word.REFUSE,
          Optional.of(new Asker(Optional.of("ana"), Optional.of("not now"))),
          Samples.NOON);
  private static final String RECORD =
      """
      {"schema":1,"name":"backend","cluster":"arn:c","service":"arn:s","container":"backend",\
      "repository":"slipway/backend","tagPattern":"*","bakeTimeSeconds":60,\
      "rolloutTimeoutSeconds":900,"rollbackTimeoutSeconds":900,"failedTasksAllowed":1,\
      "firstDesiredCount":2,"alarms":["a"],"liveImageParameter":"/slipway/live/backend",\
      "watchTimeSeconds":600,"redAlarms":"FIX_FORWARD","freezes":[],\
      "plainSecrets":"WARN","riskySettings":"WARN","alsoContainers":[],"mode":"DEPLOY"}\
      """;

  @Test
  void writesAServiceRecordAsItReadIt() {
    assertThat(Codec.services().write(Codec.services().read(RECORD))).isEqualTo(RECORD);
  }

  @Test
  void readsARecordThatSaysNothingOfAlarmsAfterASuccessNorOfGates() {
    String bare = RECORD.replaceFirst(",\"watchTimeSeconds\".*", "}");
    assertThat(bare).isNotEqualTo(RECORD);
    assertThat(Codec.services().read(bare)).isEqualTo(Codec.services().read(RECORD));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "schema":1               | "schema":2                | "schema" is 2 but must be 1
          "name":"backend",        | ''                        | "name" is null but must be a text
          "bakeTimeSeconds":60     | "bakeTimeSeconds":-1      | "bakeTimeSeconds" is -1 but must be a number of at least 0
          "firstDesiredCount":2    | "firstDesiredCount":0     | "firstDesiredCount" is 0 but must be a number of at least 1
          "watchTimeSeconds":600   | "watchTimeSeconds":-1     | "watchTimeSeconds" is -1 but must be a number of at least 0
          "FIX_FORWARD"            | "MAYBE"                   | "redAlarms" is MAYBE but must be one of [BLOCK, FIX_FORWARD, IGNORE]
          "cluster":"arn:c"        | "cluster":" "             | "cluster" is   but must be a text
          """)
  void namesWhatIsWrongWithAServiceRecord(String good, String bad, String message) {
    String wrong = RECORD.replace(good, bad);
    assertThat(wrong).isNotEqualTo(RECORD);
    assertThatThrownBy(() -> Codec.services().read(wrong))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsEveryFactItWrites() {
    Facts facts =
        Facts.of(
            Samples.deployment(),
            Samples.service(),
            new Fence(7),
            new Intent(
                "source",
                Optional.of(2),
                Optional.of(Samples.proven()),
                List.of("backend-5xx"),
                List.of("A remark.")),
            new NewRevision("revision"),
            Samples.rollout(),
            new Bake(Samples.NOON),
            CAUSE,
            new Rollback(Rung.TO_PROVEN, Samples.rollout(), "image", List.of(CLIMB)),
            new Setback(CAUSE, Samples.NOON),
            Ending.rejected(CAUSE),
            REPLY);
    Answer answer = new Answer(Outcome.PLANNED, facts);
    assertThat(Codec.answers().read(Codec.answers().write(answer))).isEqualTo(answer);
  }

  @Test
  void leavesOutFactsThatAreNotKnown() {
    assertThat(Codec.answers().write(Answer.of(Outcome.CLAIMED, new Fence(3))))
        .isEqualTo("{\"outcome\":\"CLAIMED\",\"facts\":{\"fence\":{\"number\":3}}}");
    assertThat(Codec.answers().write(Answer.of(Outcome.PARKED)))
        .isEqualTo("{\"outcome\":\"PARKED\",\"facts\":{}}");
  }

  @Test
  void readsTheWatchItWrites() {
    Watch watch =
        new Watch(
            Phase.ROLLBACK,
            Samples.service(),
            Samples.rollout(),
            Samples.NOON,
            Optional.of(CAUSE),
            List.of("backend-5xx"));
    assertThat(Codec.watches().read(Codec.watches().write(watch))).isEqualTo(watch);
  }

  @Test
  void keepsTheGatesOfARecord() {
    Gates gates =
        new Gates(
            List.of(
                new Gates.Weekly(
                    "weekend",
                    ZoneId.of("Europe/Berlin"),
                    Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                    LocalTime.of(16, 0),
                    LocalTime.of(8, 0)),
                new Gates.Once(
                    "year end",
                    ZoneId.of("UTC"),
                    LocalDateTime.of(2026, 12, 20, 0, 0),
                    LocalDateTime.of(2027, 1, 2, 8, 0))),
            Optional.of(
                new Gates.Scan(
                    Gates.Severity.HIGH,
                    Duration.ofSeconds(300),
                    List.of(
                        new Gates.Accepted(
                            "CVE-2026-1", LocalDate.of(2027, 1, 1), "no network in it")))),
            Optional.of(Duration.ofHours(1)),
            Gates.Strictness.REFUSE,
            Gates.Strictness.IGNORE);
    AttachedService service = Samples.service();
    AttachedService gated =
        new AttachedService(
            service.name(),
            service.place(),
            service.source(),
            service.policy().with(gates),
            service.liveImageParameter());
    assertThat(Codec.services().read(Codec.services().write(gated))).isEqualTo(gated);
  }

  @Test
  void keepsTheFurtherContainersAndTheMode() {
    AttachedService service = Samples.serviceWithWorker().in(Mode.SHADOW);
    assertThat(Codec.services().read(Codec.services().write(service))).isEqualTo(service);
  }

  @Test
  void deploysToTheOneContainerOfARecordThatSaysNoMore() {
    String record =
        Codec.services()
            .write(Samples.service())
            .replace(",\"alsoContainers\":[]", "")
            .replace(",\"mode\":\"DEPLOY\"", "");
    assertThat(record).doesNotContain("alsoContainers", "mode");
    assertThat(Codec.services().read(record)).isEqualTo(Samples.service());
  }

  @Test
  void refusesAModeThatThereIsNot() {
    String record = Codec.services().write(Samples.service()).replace("DEPLOY", "WATCH");
    assertThatThrownBy(() -> Codec.services().read(record))
        .isInstanceOf(RequestRefused.class)
        .hasMessage("\"mode\" is WATCH but must be one of [DEPLOY, SHADOW]");
  }

  @Test
  void namesWhatIsWrongWithAFreeze() {
    String record =
        Codec.services()
            .write(Samples.service())
            .replaceFirst("}$", ",\"freezes\":[{\"name\":\"x\",\"zone\":\"Mars/Base\"}]}");
    assertThatThrownBy(() -> Codec.services().read(record))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("freezes.zone")
        .hasMessageContaining("Mars/Base");
  }

  @Test
  void readsTheDeploymentItWrites() {
    Deployment deployment =
        Samples.deployment().askedBy(new Asker(Optional.of("ana"), Optional.of("it burns")));
    assertThat(Codec.deployments().read(Codec.deployments().write(deployment)))
        .isEqualTo(deployment);
  }

  @Test
  void tellsTheResultInOneFlatObject() {
    Summary summary =
        Summary.of(Facts.of(Samples.deployment()), Ending.needsHuman(CAUSE), Optional.empty());
    assertThat(Codec.summaries().write(summary))
        .isEqualTo(
            "{\"service\":\"backend\",\"deployment\":\""
                + Samples.deployment().id()
                + "\",\"verdict\":\"NEEDS_HUMAN\",\"sentence\":\"It"
                + " rings.\",\"code\":\"ALARM\",\"nextStep\":\"Look.\"}");
  }

  @Test
  void takesALambdaErrorApart() {
    Payload payload =
        Payload.read(
            """
            {"facts":{"problem":{"state":"Plan","Error":"dev.slipway.port.AccessDenied",
              "Cause":"{\\"errorMessage\\":\\"no\\",\\"errorType\\":\\"x\\",\\"stackTrace\\":[]}"}},
             "now":"2026-11-23T12:00:00.123Z","phases":{"Accept":"2026-11-23T11:59:00Z"}}
            """);
    assertThat(payload.facts().need(Problem.class))
        .isEqualTo(new Problem("Plan", "dev.slipway.port.AccessDenied", "no"));
    assertThat(payload.phases()).containsKey("Accept");
  }

  @Test
  void takesAnErrorWithoutJsonAsItIs() {
    Payload payload =
        Payload.read(
            "{\"facts\":{\"problem\":{\"state\":\"Plan\",\"Error\":\"States.Timeout\"}},"
                + "\"now\":\"2026-11-23T12:00:00Z\"}");
    assertThat(payload.facts().need(Problem.class).message()).isEqualTo("no cause given");
  }

  @Test
  void keepsTokensOutOfItsWords() {
    Payload payload =
        Payload.read(
            "{\"facts\":{},\"now\":\"2026-11-23T12:00:00Z\",\"taskToken\":\"secret-token\"}");
    assertThat(payload.taskToken()).contains("secret-token");
    assertThat(payload.toString()).doesNotContain("secret-token");
  }

  @Test
  void refusesADigestThatIsNone() {
    assertThatThrownBy(() -> new Content("sha256:123", false))
        .hasMessageContaining("not an image digest");
  }
}
