package dev.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.rehearsal.cloud.Functions.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

class AwsEndpointTest {

  private static final Caller ROLE =
      new Caller(
          "arn:aws:sts::111122223333:assumed-role/r/s",
          Optional.of("arn:aws:iam::111122223333:role/r"));
  private static final Gate OPEN = (caller, call) -> new Gate.Decision(List.of(), Optional.empty());

  private final TestEndpoint endpoint =
      new TestEndpoint(key -> ROLE, OPEN, AwsEndpointTest::echoing);

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void bringsJsonErrorsBackAsTheModelledException() {
    SsmClient client =
        endpoint.serve(
            SsmClient.class,
            new FakeSsm() {
              @Override
              public GetParameterResponse getParameter(GetParameterRequest request) {
                throw ParameterNotFoundException.builder()
                    .awsErrorDetails(details("ParameterNotFound", "no such parameter"))
                    .build();
              }
            });

    assertThatThrownBy(() -> client.getParameter(request -> request.name("a")))
        .isInstanceOf(ParameterNotFoundException.class)
        .hasMessageContaining("no such parameter");
  }

  @Test
  void bringsQueryErrorsBackAsTheModelledException() {
    ElasticLoadBalancingV2Client client =
        endpoint.serve(
            ElasticLoadBalancingV2Client.class,
            new FakeLoadBalancing() {
              @Override
              public DescribeTargetHealthResponse describeTargetHealth(
                  DescribeTargetHealthRequest request) {
                throw TargetGroupNotFoundException.builder().message("gone").build();
              }
            });

    assertThatThrownBy(() -> client.describeTargetHealth(request -> request.targetGroupArn("a")))
        .isInstanceOf(TargetGroupNotFoundException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void bringsCborErrorsBackWithTheirCode() {
    CloudWatchClient client =
        endpoint.serve(
            CloudWatchClient.class,
            new FakeCloudWatch() {
              @Override
              public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
                throw InvalidNextTokenException.builder()
                    .awsErrorDetails(details("InvalidNextToken", "bad token"))
                    .build();
              }
            });

    assertThatThrownBy(() -> client.describeAlarms())
        .isInstanceOf(InvalidNextTokenException.class)
        .hasMessageContaining("bad token");
  }

  @Test
  void saysThatAnOperationIsNotEmulated() {
    EcsClient client = endpoint.serve(EcsClient.class, new FakeEcs());

    assertThatThrownBy(() -> client.createCapacityProvider(request -> request.name("a")))
        .isInstanceOf(EcsException.class)
        .hasMessageContaining("ecs:CreateCapacityProvider is not emulated locally");
  }

  @Test
  void refusesWhatTheGateRefusesBeforeAnythingIsDone() {
    try (TestEndpoint guarded =
        new TestEndpoint(
            key -> ROLE,
            (caller, call) ->
                new Gate.Decision(
                    List.of(new Gate.Asked("ecs:DescribeServices", "*")),
                    Optional.of("User: x is not authorized")))) {
      EcsClient client = guarded.serve(EcsClient.class, new FakeEcs());

      assertThatThrownBy(() -> client.describeServices(request -> request.services("a")))
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              thrown ->
                  assertThat(thrown.awsErrorDetails().errorCode())
                      .isEqualTo("AccessDeniedException"));
      assertThat(guarded.log())
          .containsExactly(
              new CallLog.Entry(
                  ROLE,
                  "ecs",
                  "DescribeServices",
                  List.of(new Gate.Asked("ecs:DescribeServices", "*")),
                  "AccessDeniedException"));
    }
  }

  @Test
  void writesEveryCallToTheLogWithItsOutcome() {
    EcsClient client = endpoint.serve(EcsClient.class, new FakeEcs());

    client.describeServices(request -> request.services("a"));
    assertThatThrownBy(client::listClusters).isInstanceOf(ResourceInUseException.class);

    assertThat(endpoint.log())
        .extracting(CallLog.Entry::operation, CallLog.Entry::outcome)
        .containsExactly(
            tuple("DescribeServices", "ok"), tuple("ListClusters", "ResourceInUseException"));
  }

  @Test
  void tellsTheServiceWhoCalls() {
    EcsClient client = endpoint.serve(EcsClient.class, new FakeEcs());

    assertThat(client.describeServices(request -> request.services("a")).services().getFirst())
        .satisfies(service -> assertThat(service.roleArn()).isEqualTo(ROLE.arn()));
  }

  @Test
  void namesThatTheSdkIsTooOldForPass() {
    EcsClient client = endpoint.serve(EcsClient.class, new FakeEcs());

    assertThat(
            client
                .describeServiceDeployments(request -> request.serviceDeploymentArns("a"))
                .serviceDeployments()
                .getFirst()
                .lifecycleStageAsString())
        .isEqualTo("PRE_PRODUCTION_TRAFFIC_SHIFT");
  }

  @Test
  void refusesMembersTheModelDoesNotKnow() throws Exception {
    endpoint.serve(EcsClient.class, new FakeEcs());

    HttpResponse<String> answer =
        post("AmazonEC2ContainerServiceV20141113.DescribeServices", "{\"colour\": \"red\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("DescribeServicesRequest has no member colour");
  }

  @Test
  void namesTheServiceItDoesNotKnow() throws Exception {
    HttpResponse<String> answer = post("Kinesis_20131202.ListStreams", "{}");

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body()).contains("Kinesis_20131202.ListStreams is not emulated locally");
  }

  @Test
  void invokesFunctionsOverTheRestRoute() {
    LambdaClient client = endpoint.client(LambdaClient.class, "AKIATEST");

    InvokeResponse answer =
        client.invoke(
            request -> request.functionName("echo").payload(SdkBytes.fromUtf8String("{\"a\":1}")));

    assertThat(answer.payload().asUtf8String()).isEqualTo("{\"a\":1}");
    assertThat(answer.functionError()).isNull();
  }

  @Test
  void marksAFailedInvocation() {
    LambdaClient client = endpoint.client(LambdaClient.class, "AKIATEST");

    InvokeResponse answer = client.invoke(request -> request.functionName("fails"));

    assertThat(answer.functionError()).isEqualTo("Unhandled");
    assertThat(answer.payload().asUtf8String()).isEqualTo("{\"errorType\":\"E\"}");
  }

  private HttpResponse<String> post(String target, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(endpoint.endpoint().uri())
              .header("X-Amz-Target", target)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static CompletableFuture<Answer> echoing(String function, String payload) {
    return CompletableFuture.completedFuture(
        function.equals("fails")
            ? new Answer.Failed("E", "{\"errorType\":\"E\"}")
            : new Answer.Returned(payload));
  }

  private static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
  }

  private static class Named {
    public String serviceName() {
      return "fake";
    }

    public void close() {}
  }

  private static class FakeSsm extends Named implements SsmClient {}

  private static class FakeLoadBalancing extends Named implements ElasticLoadBalancingV2Client {}

  private static class FakeCloudWatch extends Named implements CloudWatchClient {}

  private static final class FakeEcs extends Named implements EcsClient {
    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
      String caller = Caller.PRESENT.get().arn();
      return DescribeServicesResponse.builder()
          .services(service -> service.roleArn(caller))
          .build();
    }

    @Override
    public DescribeServiceDeploymentsResponse describeServiceDeployments(
        DescribeServiceDeploymentsRequest request) {
      return DescribeServiceDeploymentsResponse.builder()
          .serviceDeployments(it -> it.lifecycleStage("PRE_PRODUCTION_TRAFFIC_SHIFT"))
          .build();
    }

    @Override
    public ListClustersResponse listClusters(ListClustersRequest request) {
      throw ResourceInUseException.builder().message("busy").build();
    }
  }
}
