package dev.slipway.scenario.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.iam.Grant;
import dev.slipway.scenario.VirtualCloud;
import dev.slipway.scenario.cloud.View;
import dev.slipway.scenario.fault.Call;
import dev.slipway.scenario.fault.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** Each rule can be broken, and then says so. */
class RulesTest {
  private static final Object[] NOTHING = {};

  private static final Cause ABORTED =
      new Cause(CauseCode.ABORTED, "A person stopped it.", List.of(), "Start it again.");

  private final VirtualCloud cloud = VirtualCloud.running("backend:v1");
  private final View view = cloud.services().view();
  private final Deployment deployment =
      Samples.deployment(Instant.parse("2027-01-01T00:00:00Z"), "arn:execution");

  @Test
  void aTargetThatGoesMissingIsSeen() {
    cloud.console().stopTask("backend");
    assertThatThrownBy(() -> cloud.advance(Duration.ofMinutes(1)))
        .hasMessageContaining("backend has 1 healthy targets, not 2");
  }

  @Test
  void aClaimThatNobodyLetsGoOfIsSeen() {
    String unknown = view.machine().replace(":stateMachine:", ":execution:") + ":unknown";
    Deployment ofNobody = Samples.deployment(Instant.parse("2027-01-01T00:00:00Z"), unknown);
    cloud.services().ledger.claim(ofNobody, cloud.now());
    assertThatThrownBy(cloud::advanceUntilQuiet).hasMessageContaining("held by nobody who runs");
  }

  @Test
  void twoEndsOfOneDeploymentAreSeen() {
    OneEndEach rule = new OneEndEach(() -> List.of(ended("arn:1"), ended("arn:2")));
    assertThat(rule.broken(view))
        .singleElement()
        .asString()
        .contains(deployment.id() + " ended more");
  }

  @Test
  void twoEndsOfOneExecutionAreSeen() {
    OneEndEach rule = new OneEndEach(() -> List.of(superseded(), superseded()));
    assertThat(rule.broken(view)).singleElement().asString().contains("arn:execution ended more");
  }

  private Attempt ended(String execution) {
    return attempt(execution, Ending.succeeded("It is live."));
  }

  private Attempt superseded() {
    return attempt(deployment.execution(), Ending.superseded("A newer one took over."));
  }

  private Attempt attempt(String execution, Ending ending) {
    return new Attempt(
        Samples.deployment(deployment.order().pushed(), execution),
        ending,
        Instant.EPOCH,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @Test
  void aWriteUnderAnOlderClaimIsSeen() {
    NewerClaimWrites rule = new NewerClaimWrites();
    rule.before(call("Update", "ecs:UpdateService", 2), NOTHING);
    assertThat(rule.broken(view)).isEmpty();
    rule.before(call("RollBack", "ecs:UpdateService", 1), NOTHING);
    assertThat(rule.broken(view)).singleElement().asString().contains("claim 1 after claim 2");
  }

  @Test
  void aTagInARegisteredRevisionIsSeen() {
    OnlyDigests rule = new OnlyDigests(view);
    Call call = call("Register", "ecs:RegisterTaskDefinition", 1);
    rule.before(call, new Object[] {registered("backend", "r/backend@sha256:" + "0".repeat(64))});
    rule.before(call, new Object[] {registered("sidecar", "r/proxy:v1")});
    assertThat(rule.broken(view)).isEmpty();
    rule.before(call, new Object[] {registered("backend", "r/backend:v1")});
    assertThat(rule.broken(view)).singleElement().asString().contains("r/backend:v1");
  }

  private static RegisterTaskDefinitionRequest registered(String container, String image) {
    return RegisterTaskDefinitionRequest.builder()
        .containerDefinitions(each -> each.name(container).image(image))
        .build();
  }

  @Test
  void aSecondUpdateForwardIsSeen() {
    OneUpdateEachWay rule = new OneUpdateEachWay(view, service -> Set.of());
    updated(rule, "slipway-backend:1");
    assertThat(rule.broken(view)).isEmpty();
    updated(rule, "slipway-backend:2");
    assertThat(rule.broken(view)).singleElement().asString().contains("second effective update");
  }

  @Test
  void aSecondUpdateForwardWithoutEffectIsNone() {
    OneUpdateEachWay rule = new OneUpdateEachWay(view, service -> Set.of());
    updated(rule, "slipway-backend:1");
    updated(rule, "slipway-backend:1");
    assertThat(rule.broken(view)).isEmpty();
  }

  private void updated(OneUpdateEachWay rule, String revision) {
    updated(rule, call("Update", "ecs:UpdateService", 1), revision);
  }

  private void updated(OneUpdateEachWay rule, Call call, String revision) {
    rule.before(call, update(revision));
    cloud.console().updateService("backend", update -> update.taskDefinition(revision));
    rule.after(call, update(revision));
  }

  @Test
  void aSecondUpdateBackOnOneRungIsSeen() {
    OneUpdateEachWay rule =
        new OneUpdateEachWay(view, service -> Set.of("slipway-backend:1", "slipway-backend:2"));
    updated(rule, call("RollBack", "ecs:UpdateService", 1), "slipway-backend:1");
    updated(rule, onNextRung(), "slipway-backend:2");
    assertThat(rule.broken(view)).isEmpty();
    updated(rule, onNextRung(), "slipway-backend:1");
    assertThat(rule.broken(view))
        .singleElement()
        .asString()
        .contains("second effective update back on the rung after TO_PROVEN");
  }

  private static Call onNextRung() {
    String payload =
        "{\"facts\":{\"deployment\":{\"id\":\"backend-1\",\"service\":\"backend\"},"
            + "\"rollback\":{\"rung\":\"TO_PROVEN\"}}}";
    return new Call(1, Invocation.of("RollBack", payload), "ecs:UpdateService", "", true);
  }

  @Test
  void aWayBackThatEndsOnWhatIsNotProvenIsSeen() {
    Call settle = call("Settle", "ledger:settle", 1);
    Object[] back = {attempt("arn:1", Ending.stopped(ABORTED))};
    BackOnProven rule = new BackOnProven(service -> "arn:other", service -> Set.of("arn:old"));
    rule.after(settle, new Object[] {ended("arn:1")});
    assertThat(rule.broken(view)).isEmpty();
    rule.after(settle, back);
    assertThat(rule.broken(view)).singleElement().asString().contains("arn:other, which is not");
  }

  @Test
  void aLeaseOfMoreThanALeaseIsSeen() {
    cloud.services().ledger.claim(deployment, Instant.EPOCH.plusSeconds(1));
    assertThat(lease(Instant.EPOCH.plusSeconds(1)).broken(view)).isEmpty();
    assertThat(lease(Instant.EPOCH).broken(view)).singleElement().asString().contains("is leased");
  }

  private LeaseHolds lease(Instant now) {
    return new LeaseHolds(cloud.services().ledger::claimOn, () -> now);
  }

  @Test
  void anExecutionThatTellsNothingIsSeen() {
    assertThat(new EachTellsItsEnd(() -> List.of(), arn -> true).brokenAtRest(view))
        .singleElement()
        .asString()
        .contains("told nothing");
    assertThat(new EachTellsItsEnd(() -> List.of(), arn -> false).brokenAtRest(view)).isEmpty();
  }

  @Test
  void aRollbackToWhatIsNotProvenIsSeen() {
    OneUpdateEachWay rule = new OneUpdateEachWay(view, service -> Set.of("arn:proven"));
    Call call = call("RollBack", "ecs:UpdateService", 1);
    rule.before(call, update("arn:proven"));
    assertThat(rule.broken(view)).isEmpty();
    rule.before(onNextRung(), update("arn:other"));
    assertThat(rule.broken(view)).singleElement().asString().contains("not proven");
  }

  private static Object[] update(String taskDefinition) {
    return new Object[] {UpdateServiceRequest.builder().taskDefinition(taskDefinition).build()};
  }

  @Test
  void aTokenInALogLineIsSeen() {
    NoSecretTold rule = told("");
    rule.log("{\"state\":\"AwaitBake\",\"token\":\"AQCAAAAAKgAAAAxyz\"}");
    assertThat(rule.broken(view)).hasSize(1);
  }

  @Test
  void aTokenOrAVariablesValueThatPeopleAreToldIsSeen() {
    assertThat(told("all is well").brokenAtRest(view)).isEmpty();
    assertThat(told("resume AQCAAAAAKgAAAAxyz").brokenAtRest(view)).hasSize(1);
    assertThat(told("it logs in with horse-battery").brokenAtRest(view)).hasSize(1);
    NoSecretTold logged = told("");
    logged.log("{\"sentence\":\"horse-battery is wrong\"}");
    assertThat(logged.brokenAtRest(view)).hasSize(1);
  }

  @Test
  void whatARoleIsRefusedIsSeen() {
    OnlyWhatIsGranted rule =
        new OnlyWhatIsGranted(
            () ->
                List.of(
                    new Grant("SlipwayApplication-Task", "s3:GetObject", "*"),
                    new Grant("SlipwayOrchestrator-OrchestratorPlanRole6BE49CE5", "a:B", "*")));
    assertThat(rule.broken(view)).containsExactly("Plan may not a:B on *");
  }

  private static NoSecretTold told(String text) {
    return new NoSecretTold(() -> Stream.of(text), service -> List.of("horse-battery"));
  }

  private static Call call(String function, String action, long fence) {
    String facts =
        "{\"facts\":{\"deployment\":{\"id\":\"backend-1\",\"service\":\"backend\"},\"fence\":{\"number\":%d}}}";
    return new Call(
        1, new Invocation(function, Json.parse(facts.formatted(fence))), action, "", true);
  }
}
