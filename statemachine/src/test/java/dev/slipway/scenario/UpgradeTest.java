package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.Answer;
import dev.slipway.core.Claim;
import dev.slipway.core.Deployment;
import dev.slipway.core.Outcome;
import dev.slipway.core.Phase;
import dev.slipway.core.Wait;
import dev.slipway.core.Watch;
import dev.slipway.port.Ledger;
import dev.slipway.rehearsal.assembly.DeployedStacks.Change;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.task.Script;
import dev.slipway.scenario.cloud.Premises;
import dev.slipway.scenario.cloud.Premises.Keeping;
import dev.slipway.scenario.cloud.TablesInDynamoDb;
import dev.slipway.scenario.upgrade.PreviousVersion;
import dev.slipway.wire.Codec;
import dev.slipway.wire.Payload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** This version goes on with what the version before it has begun. */
class UpgradeTest {
  @ParameterizedTest
  @ValueSource(strings = {"Claim", "Register", "AwaitRollout", "AwaitBake"})
  void aGoodPushUnderWayEndsWellInTheWorkflowItBeganIn(String state) throws Exception {
    VirtualCloud cloud = upgradedIn(state, Behaviour.good());
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1);
    cloud.push("backend:v3").advanceUntilQuiet();
    cloud.expect().ends("backend:v3", "SUCCEEDED").live("backend:v3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AwaitRollout", "Diagnose", "AwaitRollback"})
  void aBadPushUnderWayIsTurnedBackInTheWorkflowItBeganIn(String state) throws Exception {
    VirtualCloud cloud = upgradedIn(state, Behaviour.exitsAtStart());
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .proven("backend:v1")
        .quarantined("backend:v2");
  }

  @Test
  void aQuestionThatWasAskedBeforeIsAnsweredAfterwards() throws Exception {
    VirtualCloud cloud = previous();
    cloud.set("backend", "approvalTimeSeconds", 3600).push("backend:v2");
    upgrade(cloud.advanceUntilIn("AwaitApproval"));
    String deployment = cloud.services().ledger.claimOn("backend").orElseThrow().deployment().id();
    cloud.startManually(Ask.approve("backend", deployment));
    cloud.advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2");
  }

  @Test
  void aDeploymentWhoseExecutionDiesAfterwardsIsRecoveredByTheNewWorkflow() throws Exception {
    VirtualCloud cloud = previous();
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    String execution = cloud.execution();
    upgrade(cloud);
    cloud.services().states.timeOut(execution);
    cloud.advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2");
  }

  /** What functions of the version before wrote, functions of this one read, and lose nothing. */
  @TestFactory
  Stream<DynamicTest> factsOfTheVersionBeforeAreRead() throws IOException {
    return PreviousVersion.payloads().entrySet().stream()
        .filter(each -> each.getValue().has("facts"))
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> isRead(each.getValue())));
  }

  private static void isRead(JsonNode recorded) {
    Payload payload = Payload.read(recorded.toString());
    assertThat(payload.facts().find(Deployment.class)).isPresent();
    JsonNode again =
        Json.parse(Codec.answers().write(new Answer(Outcome.PARKED, payload.facts())))
            .path("facts");
    keeps(again, recorded.path("facts"), "facts");
  }

  private static void keeps(JsonNode now, JsonNode before, String path) {
    before
        .properties()
        .forEach(
            each -> {
              String name = path + "." + each.getKey();
              assertThat(now.has(each.getKey())).as(name).isTrue();
              if (each.getValue().isObject()) {
                keeps(now.path(each.getKey()), each.getValue(), name);
              } else {
                assertThat(now.path(each.getKey())).as(name).isEqualTo(each.getValue());
              }
            });
  }

  @Test
  void aWaitThatWasParkedBeforeIsFound() throws Exception {
    Ledger ledger = ledger("rolling-out");
    Claim claim = ledger.claimOn("backend").orElseThrow();
    assertThat(claim.held()).isTrue();
    assertThat(claim.holding().fence()).isPositive();
    assertThat(claim.parked().orElseThrow().token()).startsWith("AQCAAAAA");
    Wait wait = claim.parked().orElseThrow().awaited();
    assertThat(wait).isInstanceOf(Watch.class);
    assertThat(((Watch) wait).phase()).isEqualTo(Phase.ROLLOUT);
  }

  @Test
  void whatWasProvenCondemnedAndRecordedBeforeIsKnown() throws Exception {
    Ledger ledger = ledger("rolled-back");
    assertThat(ledger.proven("backend")).hasSize(2);
    assertThat(ledger.rollouts("backend")).hasSize(2);
    Map<String, AttributeValue> condemned =
        PreviousVersion.ledger("rolled-back").stream()
            .filter(item -> item.get("item").s().startsWith("quarantine#"))
            .findFirst()
            .orElseThrow();
    String digest = condemned.get("item").s().replaceFirst("^quarantine#", "");
    assertThat(ledger.quarantine("backend", digest)).isPresent();
    List<String> attempts =
        PreviousVersion.ledger("rolled-back").stream()
            .filter(item -> item.get("item").s().startsWith("attempt#"))
            .map(item -> item.get("deployment").s())
            .toList();
    assertThat(attempts).hasSize(3).allMatch(id -> ledger.hasAttempt("backend", id));
  }

  /** Once for each release: what this version is, the next has to go on with. */
  @Test
  @EnabledIfSystemProperty(named = "slipway.previous", matches = "record")
  void recordsThisVersion() throws Exception {
    PreviousVersion.record();
    assertThat(PreviousVersion.payloads()).isNotEmpty();
  }

  private static VirtualCloud upgradedIn(String state, Script behaviour) throws Exception {
    VirtualCloud cloud = previous();
    cloud.push("backend:v2", behaviour).advanceUntilIn(state);
    upgrade(cloud);
    return cloud.advanceUntilQuiet();
  }

  private static VirtualCloud previous() throws Exception {
    String workflow = PreviousVersion.workflow();
    return Premises.USUAL
        .with(templates -> templates.withDefinition(workflow))
        .during(() -> VirtualCloud.running("backend:v1"));
  }

  private static void upgrade(VirtualCloud cloud) {
    assertThat(cloud.services().upgrade("SlipwayOrchestrator"))
        .extracting(Change::type)
        .containsExactly("AWS::StepFunctions::StateMachine");
  }

  private static Ledger ledger(String moment) throws Exception {
    VirtualCloud cloud = Premises.USUAL.with(Keeping.IN_DYNAMODB).during(VirtualCloud::fresh);
    String table = cloud.services().ledgerTable();
    PreviousVersion.ledger(moment).forEach(item -> TablesInDynamoDb.put(table, item));
    return TablesInDynamoDb.ledger(table);
  }
}
