package dev.slipway.rehearsal.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.operate.Operator.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class ReportsTest {

  private final OperatedAccount account = new OperatedAccount();

  @Test
  void tellsHowAllServicesStand() {
    Golden.check("status.txt", status(Form.TEXT));
  }

  @Test
  void writesHowAllServicesStandForScripts() {
    Golden.check("status.json", status(Form.JSON));
  }

  @Test
  void tellsOfOneServiceOnly() {
    assertThat(operator().status(Optional.of("frontend"), Form.TEXT))
        .contains("frontend")
        .doesNotContain("backend");
  }

  @ParameterizedTest
  @EnumSource
  void neverShowsTheTokenOfAWait(Form form) {
    assertThat(status(form) + operator().history("backend", 20, false, form))
        .contains("backend")
        .doesNotContain(OperatedAccount.TOKEN);
  }

  @Test
  void saysThatASweepTakesOverWhatAnAbortedExecutionLeft() {
    account.states.run("cli-deploy").ended(ExecutionStatus.ABORTED);

    assertThat(status(Form.TEXT))
        .contains("its execution is ABORTED, the next sweep takes the deployment over");
  }

  @Test
  void saysThatAServiceIsOnlyLookedAt() {
    account.shadow("frontend");

    assertThat(status(Form.TEXT))
        .containsPattern("frontend +frontend:3 .* in shadow ")
        .contains("in shadow: images are looked at, nothing is deployed");
    assertThat(status(Form.JSON)).contains("\"mode\" : \"SHADOW\"");
  }

  @Test
  void saysThatAnExecutionIsNotKnownAnyMore() {
    account.states.run("cli-deploy").hide();

    assertThat(status(Form.TEXT)).contains("its execution is not known any more");
  }

  @Test
  void namesTheDeploymentOfAClaimThatHasNoRequest() {
    account.ledger.put(
        "frontend",
        "claim",
        Map.of(
            "deployment", FakeLedgerTable.text("frontend-abc"),
            "owner", FakeLedgerTable.text(FakeStates.arn("gone")),
            "held", AttributeValue.fromBool(true)));

    assertThat(status(Form.TEXT)).contains("deploys frontend-abc");
  }

  @Test
  void doesNotSayThatAnImageWaitsWhileItIsDeployed() {
    account.images.push(
        "slipway/backend", "v3-again", FakeImages.digest("b3"), "2026-11-23T11:50:00Z");
    account.fleet.serve(
        "arn:aws:ecs:us-east-1:111122223333:service/slipway/backend",
        2,
        List.of(Map.entry("backend:3", 2)));

    assertThat(status(Form.TEXT)).contains("deploys v3").doesNotContain("is not deployed");
  }

  @Test
  void showsAServiceThatEcsDoesNotKnow() {
    account.put(
        "/slipway/services/gone",
        "{\"schema\":1,\"cluster\":\"c\",\"service\":\"s\",\"repository\":\"none\"}");

    assertThat(operator().status(Optional.of("gone"), Form.TEXT))
        .contains("there is no such ECS service")
        .contains("nothing yet");
  }

  @Test
  void showsAServiceBeforeItsFirstImage() {
    account.fleet.define("frontend:1", "frontend", "public.ecr.aws/nginx/nginx:stable");
    account.fleet.serve(
        "arn:aws:ecs:us-east-1:111122223333:service/slipway/frontend",
        0,
        List.of(Map.entry("frontend:1", 0)));

    assertThat(operator().status(Optional.of("frontend"), Form.TEXT))
        .contains("frontend:1, no image yet, not proven")
        .contains("0 of 0 running");
  }

  @Test
  void listsTheAttachedServicesWhenAnUnknownOneIsNamed() {
    assertThatExceptionOfType(CallRefused.class)
        .isThrownBy(() -> operator().status(Optional.of("backand"), Form.TEXT))
        .withMessage("no service is attached as \"backand\": attached are backend, frontend");
  }

  @Test
  void saysWhatIsMissingWhereThereIsNoOrchestrator() {
    account.ssm.deleteParameter(of -> of.name("/slipway/orchestrator"));

    assertThatIllegalStateException()
        .isThrownBy(this::operator)
        .withMessageContaining("there is no parameter /slipway/orchestrator here")
        .withMessageContaining("--region");
  }

  @Test
  void refusesARecordOfAnotherSchema() {
    account.put("/slipway/services/backend", "{\"schema\":2}");

    assertThatIllegalStateException()
        .isThrownBy(() -> status(Form.TEXT))
        .withMessageContaining("/slipway/services/backend has schema 2");
  }

  @Test
  void showsHowFarTheTrafficHasGoneOver() {
    account.shift();

    assertThat(status(Form.TEXT))
        .contains("PRODUCTION_TRAFFIC_SHIFT, 25 % of the traffic, seen since 2026-11-23T12:00:00Z");
    assertThat(Json.parse(status(Form.JSON)).at("/services/0/claim/stage/traffic").asDouble())
        .isEqualTo(25);
  }

  @Test
  void saysWhoIsAskedAndHowToAnswer() {
    account.ask();

    assertThat(status(Form.TEXT))
        .contains("asks for v3")
        .contains(
            "waits for approval until 2026-11-23T13:00:00Z: ./slipway approve backend, or"
                + " ./slipway refuse backend");
    assertThat(Json.parse(status(Form.JSON)).at("/services/0/claim/question/until").asText())
        .isEqualTo("2026-11-23T13:00:00Z");
  }

  @Test
  void asksNobodyAnyMoreOnceThereIsAReply() {
    account.ask();
    account.reply();

    assertThat(status(Form.TEXT)).contains("deploys v3").doesNotContain("waits for approval");
  }

  private String status(Form form) {
    return operator().status(Optional.empty(), form);
  }

  private Operator operator() {
    return new Operator(account.clients());
  }
}
