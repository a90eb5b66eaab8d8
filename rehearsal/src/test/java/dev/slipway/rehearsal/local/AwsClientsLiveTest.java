package dev.slipway.rehearsal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.rehearsal.cloud.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A person's own AWS clients against the running cloud, after a first good push. */
class AwsClientsLiveTest {

  private static LiveCloud cloud;
  private static EcsClient ecs;
  private static SfnClient states;

  @BeforeAll
  static void pushAGoodBackend(@TempDir Path folder) {
    cloud = LiveCloud.start(folder, UnaryOperator.identity());
    ecs = reaching(EcsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()));
    states = reaching(SfnClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()));
    assertThat(cloud.push("backend", "v1").verdict()).isEqualTo("SUCCEEDED");
  }

  @AfterAll
  static void takeTheCloudDown() {
    ecs.close();
    states.close();
    cloud.close();
  }

  @Test
  void showTheServiceThatWasRolledOut() {
    LocalCloud.Attached attached = cloud.attached("backend");

    Service service =
        ecs.describeServices(of -> of.cluster(attached.cluster()).services(attached.service()))
            .services()
            .getFirst();

    assertThat(service.serviceArn()).isEqualTo(attached.service());
    assertThat(service.runningCount()).isEqualTo(2);
    assertThat(service.deployments())
        .extracting(Deployment::rolloutState)
        .containsExactly(DeploymentRolloutState.COMPLETED);
  }

  @Test
  void startADeploymentThatFindsNothingToDo() {
    DescribeExecutionResponse execution = executed("{\"service\":\"backend\"}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(Json.parse(execution.output()).path("verdict").asText()).isEqualTo("NOTHING_TO_DO");
    assertThat(entered(execution)).endsWith("Settle", "Noteworthy?", "Ended?", "NothingToDo");
  }

  @Test
  void areToldWhatAMisspeltRequestShouldSay() {
    DescribeExecutionResponse execution = executed("{\"sevice\":\"x\"}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).isEqualTo("Rejected");
    assertThat(execution.cause()).contains("sevice");
    assertThat(settled(execution)).isEqualTo("INVALID_REQUEST");
  }

  private static DescribeExecutionResponse executed(String input) {
    String arn =
        states
            .startExecution(of -> of.stateMachineArn(cloud.note().stateMachine()).input(input))
            .executionArn();
    return await()
        .atMost(LiveCloud.PATIENCE)
        .until(
            () -> states.describeExecution(of -> of.executionArn(arn)),
            execution -> execution.status() != ExecutionStatus.RUNNING);
  }

  private static List<String> entered(DescribeExecutionResponse execution) {
    return states
        .getExecutionHistory(of -> of.executionArn(execution.executionArn()))
        .events()
        .stream()
        .filter(event -> event.stateEnteredEventDetails() != null)
        .map(event -> event.stateEnteredEventDetails().name())
        .toList();
  }

  /** The cause's code, in what the state {@code Settle} hands on. */
  private static String settled(DescribeExecutionResponse execution) {
    return states
        .getExecutionHistory(of -> of.executionArn(execution.executionArn()))
        .events()
        .stream()
        .map(event -> event.stateExitedEventDetails())
        .filter(exited -> exited != null && exited.name().equals("Settle"))
        .map(exited -> Json.parse(exited.output()).path("code").asText())
        .findFirst()
        .orElseThrow();
  }

  private static <C> C reaching(AwsClientBuilder<?, C> builder) {
    return builder
        .endpointOverride(cloud.note().endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
