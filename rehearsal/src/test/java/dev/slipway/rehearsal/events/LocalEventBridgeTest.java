package dev.slipway.rehearsal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType.Created;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.events.EventTarget.Receipt;
import dev.slipway.rehearsal.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

class LocalEventBridgeTest {

  private static final String PUSHES =
      "'EventPattern':{'source':['aws.ecr'],'detail':{'repository-name':['slipway/backend'],'image-tag':[{'exists':true}]}}";
  private static final String TARGET = "'Id':'T','Arn':'arn:aws:sqs:us-east-1:111122223333:q'";

  private final VirtualClock clock =
      new VirtualClock(Instant.parse("2026-11-23T10:00:00.750Z"), new Random(1));
  private final FakeTarget target = new FakeTarget();
  private final List<DeadLetters.Letter> letters = new ArrayList<>();
  private List<Duration> arrivals = List.of(Duration.ZERO);
  private final LocalEventBridge bridge =
      new LocalEventBridge(
              new Bus(
                  clock, new Journal(), Runnable::run, new Random(2), (rule, event) -> arrivals),
              (queue, letter) -> letters.add(letter))
          .reaching(target);

  @BeforeEach
  void letRulesTakeEffect() {
    bridge.begin();
  }

  @Test
  void deliversNothingBeforeItsRulesTakeEffect() {
    LocalEventBridge young =
        new LocalEventBridge(
                new Bus(
                    clock, new Journal(), Runnable::run, new Random(2), (rule, event) -> arrivals),
                (queue, letter) -> letters.add(letter))
            .reaching(target);
    rule(young, PUSHES + ",'Targets':[{%s}]".formatted(TARGET));
    push(young, "slipway/backend", "v1");
    rule(
        young,
        "'ScheduleExpression':'rate(1 minute)','Name':'S','Targets':[{%s}]".formatted(TARGET));
    clock.advance(Duration.ofMinutes(2));
    assertThat(target.inputs()).isEmpty();
    young.begin();
    push(young, "slipway/backend", "v2");
    assertThat(target.inputs()).hasSize(1);
  }

  @Test
  void deliversAnEventInAwsEnvelope() {
    rule(PUSHES + ",'Targets':[{%s}]".formatted(TARGET));
    push("slipway/backend", "v1");
    var event = Json.parse(target.inputs().getFirst());
    assertThat(event.get("version").asText()).isEqualTo("0");
    assertThat(event.get("id").asText()).hasSize(36);
    assertThat(event.get("detail-type").asText()).isEqualTo("ECR Image Action");
    assertThat(event.get("source").asText()).isEqualTo("aws.ecr");
    assertThat(event.get("account").asText()).isEqualTo("111122223333");
    assertThat(event.get("time").asText()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(event.get("region").asText()).isEqualTo("us-east-1");
    assertThat(event.get("resources")).isEmpty();
    assertThat(event.at("/detail/image-tag").asText()).isEqualTo("v1");
  }

  @Test
  void deliversOnlyWhatThePatternMatches() {
    rule(PUSHES + ",'Targets':[{%s}]".formatted(TARGET));
    push("slipway/frontend", "v1");
    bridge.publish(
        "aws.ecr", "ECR Image Action", List.of(), Map.of("repository-name", "slipway/backend"));
    assertThat(target.parcels).isEmpty();
  }

  @Test
  void aDisabledRuleDeliversNothing() {
    rule(PUSHES + ",'State':'DISABLED','Targets':[{%s}]".formatted(TARGET));
    push("slipway/backend", "v1");
    assertThat(target.parcels).isEmpty();
  }

  @Test
  void aTransformerPutsTheWholeEventIntoItsTemplate() {
    rule(
        PUSHES
            + ",'Targets':[{%s,'InputTransformer':{'InputPathsMap':{'f1':'$'},'InputTemplate':'{\\'service\\':\\'backend\\',\\'trigger\\':{\\'push\\':<f1>}}'}}]"
                .formatted(TARGET));
    push("slipway/backend", "v1");
    var input = Json.parse(target.inputs().getFirst());
    assertThat(input.get("service").asText()).isEqualTo("backend");
    assertThat(input.at("/trigger/push/detail/image-tag").asText()).isEqualTo("v1");
  }

  @Test
  void aTransformerQuotesATextOnlyOutsideQuotes() {
    rule(
        PUSHES
            + ",'Targets':[{%s,'InputTransformer':{'InputPathsMap':{'tag':'$.detail.image-tag'},'InputTemplate':'{\\'bare\\':<tag>,\\'in\\':\\'tag <tag> of <aws.events.rule-name>\\'}'}}]"
                .formatted(TARGET));
    push("slipway/backend", "v1");
    assertThat(target.inputs()).containsExactly("{\"bare\":\"v1\",\"in\":\"tag v1 of rule\"}");
  }

  @Test
  void inputAndInputPathReplaceTheEvent() {
    rule(
        PUSHES
            + ",'Targets':[{%s,'Input':'{}'},{'Id':'U','Arn':'arn:aws:sqs:us-east-1:111122223333:r','InputPath':'$.detail.image-tag'}]"
                .formatted(TARGET));
    push("slipway/backend", "v1");
    assertThat(target.inputs()).containsExactly("{}", "\"v1\"");
  }

  @Test
  void retriesWithPausesUntilTheTargetTakesIt() {
    rule(PUSHES + ",'Targets':[{%s}]".formatted(TARGET));
    target.receipts.add(new Receipt.Refused("THROTTLING", "slow down", true));
    target.receipts.add(new Receipt.Refused("THROTTLING", "slow down", true));
    push("slipway/backend", "v1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(target.parcels).hasSize(2);
    clock.advance(Duration.ofSeconds(10));
    assertThat(target.parcels).hasSize(3);
    assertThat(letters).isEmpty();
  }

  @Test
  void givesUpAtTheEventsAgeAndWritesADeadLetter() {
    rule(
        PUSHES
            + ",'Targets':[{%s,'RetryPolicy':{'MaximumEventAgeInSeconds':60},'DeadLetterConfig':{'Arn':'arn:aws:sqs:us-east-1:111122223333:dead'}}]"
                .formatted(TARGET));
    for (int refusal = 0; refusal < 20; refusal++) {
      target.receipts.add(new Receipt.Refused("THROTTLING", "slow down", true));
    }
    push("slipway/backend", "v1");
    clock.advance(Duration.ofHours(1));
    assertThat(target.parcels).hasSize(6);
    assertThat(letters.getFirst().attributes())
        .containsEntry("ERROR_CODE", "THROTTLING")
        .containsEntry("EXHAUSTED_RETRY_CONDITION", "MaximumEventAgeInSeconds")
        .containsEntry("RETRY_ATTEMPTS", "5");
  }

  @Test
  void aMissingPermissionGoesStraightToTheDeadLetters() {
    rule(
        PUSHES
            + ",'Targets':[{%s,'DeadLetterConfig':{'Arn':'arn:aws:sqs:us-east-1:111122223333:dead'}}]"
                .formatted(TARGET));
    target.receipts.add(new Receipt.Refused("NO_PERMISSIONS", "no", false));
    push("slipway/backend", "v1");
    clock.advance(Duration.ofHours(1));
    assertThat(target.parcels).hasSize(1);
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().attributes())
        .containsEntry("RULE_ARN", "arn:aws:events:us-east-1:111122223333:rule/rule")
        .containsEntry("TARGET_ARN", "arn:aws:sqs:us-east-1:111122223333:q")
        .containsEntry("ERROR_CODE", "NO_PERMISSIONS")
        .containsEntry("RETRY_ATTEMPTS", "0")
        .doesNotContainKey("EXHAUSTED_RETRY_CONDITION");
    assertThat(letters.getFirst().event()).contains("slipway/backend");
  }

  @Test
  void aFaultCanLoseDelayAndRepeatAnEvent() {
    rule(PUSHES + ",'Targets':[{%s}]".formatted(TARGET));
    arrivals = List.of();
    push("slipway/backend", "v1");
    assertThat(target.parcels).isEmpty();
    arrivals = List.of(Duration.ofSeconds(5), Duration.ofSeconds(9));
    push("slipway/backend", "v2");
    assertThat(target.parcels).isEmpty();
    clock.advance(Duration.ofSeconds(10));
    assertThat(target.parcels).hasSize(2);
    assertThat(target.parcels.getFirst()).isEqualTo(target.parcels.getLast());
  }

  @Test
  void aScheduleMakesEventsOfItsOwn() {
    rule("'ScheduleExpression':'rate(5 minutes)','Targets':[{%s}]".formatted(TARGET));
    clock.advance(Duration.ofMinutes(11));
    assertThat(target.inputs()).hasSize(2).allMatch(event -> event.contains("Scheduled Event"));
  }

  @Test
  void refusesCallersThatPretendToBeAnAwsService() {
    rule(PUSHES + ",'Targets':[{%s}]".formatted(TARGET));
    var response = bridge.putEvents(request -> request.entries(entry("aws.ecr"), entry("my.app")));
    assertThat(response.failedEntryCount()).isEqualTo(1);
    assertThat(response.entries().getFirst().errorCode())
        .isEqualTo("NotAuthorizedForSourceException");
    assertThat(response.entries().getLast().eventId()).hasSize(36);
  }

  @Test
  void keepsWhatCallersTold() {
    bridge.putEvents(request -> request.entries(entry("aws.ecr"), entry("my.app")));
    assertThat(bridge.told())
        .extracting(event -> event.path("source").asText())
        .containsExactly("my.app");
  }

  @Test
  void bringsWhatCallersToldToTheRulesThatMatch() {
    rule("'EventPattern':{'source':['my.app']},'Targets':[{%s}]".formatted(TARGET));
    bridge.putEvents(request -> request.entries(entry("my.app"), entry("other.app")));
    assertThat(target.inputs()).singleElement().asString().contains("my.app");
  }

  @Test
  void refusesWhatItDoesNotPlay() {
    assertThatThrownBy(() -> rule("'ScheduleExpression':'cron(0 1 * * ? *)'"))
        .hasMessageContaining("cron(0 1 * * ? *)");
    assertThatThrownBy(
            () -> rule(PUSHES + ",'Targets':[{'Id':'T','Arn':'arn:aws:kinesis:us-east-1:1:s'}]"))
        .hasMessageContaining("arn:aws:kinesis");
    assertThatThrownBy(
            () -> rule(PUSHES + ",'Targets':[{%s,'EcsParameters':{}}]".formatted(TARGET)))
        .hasMessageContaining("EcsParameters");
    assertThatThrownBy(() -> rule("'EventPattern':{'source':'aws.ecr'}"))
        .hasMessageContaining("EventPattern is invalid");
  }

  @Test
  void listsItsRules() {
    rule(PUSHES + ",'Targets':[{%s}]".formatted(TARGET));
    assertThat(bridge.listRules(request -> request.namePrefix("ru")).rules()).hasSize(1);
    assertThat(bridge.describeRule(request -> request.name("rule")).eventPattern())
        .contains("aws.ecr");
    assertThat(bridge.listTargetsByRule(request -> request.rule("rule")).targets()).hasSize(1);
  }

  private static PutEventsRequestEntry entry(String source) {
    return PutEventsRequestEntry.builder().source(source).detailType("Test").detail("{}").build();
  }

  private void push(String repository, String tag) {
    push(bridge, repository, tag);
  }

  private static void push(LocalEventBridge bridge, String repository, String tag) {
    bridge.publish(
        "aws.ecr",
        "ECR Image Action",
        List.of(),
        Map.of("repository-name", repository, "image-tag", tag));
  }

  private Created rule(String properties) {
    return rule(bridge, properties);
  }

  private static Created rule(LocalEventBridge bridge, String properties) {
    String json = "{'Name':'rule'," + properties + "}";
    String quoted = json.replace("\\'", "\\\"").replace('\'', '"');
    return new RuleType(bridge)
        .create(new Resource("Stack", "Rule", "Stack/Rule", new Properties(Json.parse(quoted))));
  }
}
