package dev.slipway.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.operate.OperatedAccount;
import dev.slipway.rehearsal.wire.TestEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The commands, with real AWS clients, against an endpoint noted as this checkout's cloud. */
class OperatorCommandsTest {

  private static final String HOME = "slipway.home";

  private final OperatedAccount account = new OperatedAccount();
  private final TestEndpoint endpoint = new TestEndpoint();

  @TempDir private Path checkout;

  @BeforeEach
  void noteTheCloud() throws Exception {
    System.setProperty(HOME, checkout.toString());
    endpoint
        .apis()
        .serve(SsmClient.class, account.ssm)
        .serve(DynamoDbClient.class, account.ledger)
        .serve(SfnClient.class, account.states)
        .serve(EcsClient.class, account.fleet)
        .serve(EcrClient.class, account.images);
    Path state = Files.createDirectories(checkout.resolve(".slipway"));
    Files.writeString(
        state.resolve("cloud.json"),
        "{\"pid\": %d, \"endpoint\": \"%s\", \"registry\": \"http://x\", \"site\": \"http://x\"}"
            .formatted(ProcessHandle.current().pid(), endpoint.endpoint().uri()));
  }

  @AfterEach
  void takeTheCloudDown() {
    endpoint.close();
    System.clearProperty(HOME);
  }

  @Test
  void saysWhichCloudIsUsedWhenNobodyNamedOne() {
    Called called = Called.with("status");

    assertThat(called.error())
        .containsExactly("using this checkout's local cloud at " + endpoint.endpoint().uri());
    assertThat(called.output()).contains("backend").contains("frontend").contains("at rest");
    assertThat(called.status()).isZero();
  }

  @Test
  void keepsTheOutputForScriptsFreeOfAnythingElse() {
    JsonNode written = Json.parse(Called.with("status frontend --json").output());

    assertThat(written.at("/services/0/live/tag").asText()).isEqualTo("v2");
    assertThat(written.at("/services/1").isMissingNode()).isTrue();
  }

  @Test
  void showsPastDeployments() {
    assertThat(Called.with("history frontend --limit 1").output())
        .contains("SUCCEEDED", "3 min 20 s", "The service runs v2 as frontend:3.");
    assertThat(Json.parse(Called.with("history backend --json").output()).path("attempts"))
        .hasSize(1);
  }

  @Test
  void startsADeploymentAndEndsAsItEnds() {
    account.states.next().failed("RolledBack");
    Called failed = Called.with("deploy backend --image v4 --force");
    account.states.next().ended(ExecutionStatus.SUCCEEDED);
    Called good = Called.with("deploy backend --image v3");

    assertThat(failed.output()).startsWith("started arn:aws:states:").contains("✗ FAILED");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(good.output()).contains("✓ SUCCEEDED");
    assertThat(good.status()).isZero();
  }

  @Test
  void saysWhoDeploysAndWhy() {
    Called.with("deploy backend --image v3 --force --reason hotfix --no-wait");
    Called.with("hold backend --reason why --by grace --no-wait");

    assertThat(account.states.started().getFirst().input())
        .isEqualTo(
            "{\"service\":\"backend\",\"image\":\"v3\",\"force\":true,\"by\":\"ada\","
                + "\"reason\":\"hotfix\"}");
    assertThat(account.states.started().getLast().input())
        .isEqualTo("{\"service\":\"backend\",\"hold\":\"why\",\"by\":\"grace\"}");
  }

  @Test
  void showsTheQuestionAndThenAnswersIt() {
    account.ask();
    account.states.next().ended(ExecutionStatus.SUCCEEDED);

    Called called = Called.with("approve backend --reason fine");

    assertThat(called.output().lines().limit(5))
        .startsWith(
            "Deploy v3 to backend?",
            "It changes the image.",
            "waits until 2026-11-23T13:00:00Z",
            "")
        .last()
        .asString()
        .startsWith("started arn:aws:states:");
    assertThat(account.states.started())
        .singleElement()
        .extracting(each -> each.input())
        .isEqualTo(
            "{\"service\":\"backend\",\"approve\":\"backend-00000000000b3\",\"by\":\"ada\","
                + "\"reason\":\"fine\"}");
    assertThat(called.status()).isZero();
  }

  @Test
  void answersNothingWhereNothingWaits() {
    Called called = Called.with("refuse backend");

    assertThat(called.error().getLast())
        .isEqualTo(
            "slipway: no deployment of backend waits for approval: ./slipway status backend shows"
                + " what it does");
    assertThat(called.status()).isEqualTo(1);
    assertThat(account.states.started()).isEmpty();
  }

  @Test
  void answersOnlyTheDeploymentThatWasMeant() {
    account.ask();

    Called called = Called.with("approve backend --deployment backend-older");

    assertThat(called.error().getLast())
        .isEqualTo(
            "slipway: deployment backend-older does not wait for approval: backend-00000000000b3"
                + " does");
    assertThat(account.states.started()).isEmpty();
  }

  @Test
  void plansAndEndsAsTheGatesSay() {
    account
        .states
        .next()
        .settled(plan("PASSED"), "2026-11-23T12:00:00Z")
        .ended(ExecutionStatus.SUCCEEDED);
    Called good = Called.with("plan backend --image v3 --json");
    account
        .states
        .next()
        .settled(plan("REFUSED"), "2026-11-23T12:00:00Z")
        .ended(ExecutionStatus.SUCCEEDED);
    Called refused = Called.with("plan backend");

    assertThat(Json.parse(good.output()).path("refused").asBoolean()).isFalse();
    assertThat(good.status()).isZero();
    assertThat(refused.output()).contains("hold  REFUSED");
    assertThat(refused.status()).isEqualTo(1);
  }

  private static String plan(String standing) {
    return """
    {"verdict": "PLANNED", "sentence": "So it would go.",
     "forecast": {"gates": [{"gate": "hold", "standing": "%s", "sentence": "…"}]}}
    """
        .formatted(standing);
  }

  @Test
  void reportsAndWritesAPage() throws Exception {
    Path page = checkout.resolve("report.html");

    Called called = Called.with("report --days 1 --html " + page);

    assertThat(called.output())
        .startsWith(
            "Deployments of backend and frontend from 2026-11-22T12:05:00Z to"
                + " 2026-11-23T12:05:00Z");
    assertThat(Files.readString(page)).startsWith("<!doctype html>");
    assertThat(called.status()).isZero();
  }

  @Test
  void saysWhereNoPageCanBeWritten() {
    Called called = Called.with("report frontend --html " + checkout.resolve("none/report.html"));

    assertThat(called.error().getLast()).contains("none/report.html: no file can be written there");
    assertThat(called.status()).isEqualTo(2);
  }

  @Test
  void startsOnlyWhenItIsNotToWait() {
    Called called = Called.with("rollback backend --no-wait");

    assertThat(called.output().lines())
        .singleElement()
        .asString()
        .contains(":cli-rollback-backend-");
    assertThat(called.status()).isZero();
  }

  @Test
  void givesEachExecutionANameOfItsOwn() {
    Called.with("hold backend --reason why --no-wait");
    Called.with("hold backend --reason why --no-wait");

    assertThat(account.states.started()).extracting(each -> each.name()).doesNotHaveDuplicates();
  }

  @Test
  void listsTheAttachedServicesWhenAnUnknownOneIsNamed() {
    Called called = Called.with("release backand");

    assertThat(called.error().getLast())
        .isEqualTo(
            "slipway: no service is attached as \"backand\": attached are backend, frontend"
                + " (see: slipway release --help)");
    assertThat(called.status()).isEqualTo(2);
  }

  @Test
  void repeatsInOneLineWhatAwsRefused() {
    account.ssm.deleteParameter(of -> of.name("/slipway/orchestrator"));

    Called called = Called.with("status");

    assertThat(called.error().getLast()).startsWith("slipway: there is no parameter /slipway/orch");
    assertThat(called.status()).isEqualTo(1);
  }
}
