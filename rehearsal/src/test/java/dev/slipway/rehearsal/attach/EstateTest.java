package dev.slipway.rehearsal.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

class EstateTest {

  private final List<String> called = new ArrayList<>();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @Test
  void makesServicesOfWhatTheGroundAndEarlierStepsGave() {
    Estate.described().make(answering(), path -> "<" + path + ">", new PrintStream(told));

    assertThat(called)
        .noneMatch(call -> call.contains("${"))
        .anySatisfy(
            call ->
                assertThat(call)
                    .startsWith("ecs create-service")
                    .contains("\"serviceName\":\"frontend\"")
                    .contains("\"taskDefinition\":\"made by ecs register-task-definition\"")
                    .contains("\"securityGroups\":[\"<SlipwayNetwork/FrontendTasks#GroupId>\"]"))
        .anySatisfy(
            call ->
                assertThat(call)
                    .startsWith("ecs register-task-definition")
                    .contains("http://made by elbv2 create-load-balancer:8080")
                    .contains("111122223333.dkr.ecr.us-east-1.amazonaws.com/slipway/frontend:v1"));
    assertThat(told.toString()).contains("the service backend");
  }

  @Test
  void makesEveryServiceItNames() {
    Estate.described().make(answering(), path -> path, new PrintStream(told));

    assertThat(Estate.SERVICES)
        .allSatisfy(
            service ->
                assertThat(called)
                    .anyMatch(
                        call ->
                            call.startsWith("ecs create-service")
                                && call.contains("\"serviceName\":\"" + service + "\"")
                                && call.contains("\"cluster\":\"" + Estate.CLUSTER + "\"")));
  }

  @TestFactory
  Stream<DynamicTest> callsWhatTheSdkKnowsToo() {
    return Estate.described().steps().stream()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    step.makes(), () -> assertThat(takenBySdk(step)).isEqualTo(step.operation())));
  }

  @Test
  void stopsAtAnAnswerWithoutWhatLaterStepsNeed() {
    Step step =
        Step.of(
            Json.parse(
                """
                {"api": "ecs", "operation": "create-cluster", "keep": {"c": "/cluster/clusterArn"}}
                """));

    assertThatThrownBy(() -> step.kept(Json.parse("{\"cluster\":{}}")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("ecs create-cluster answers without /cluster/clusterArn: {\"cluster\":{}}");
  }

  /** Reading the arguments is the SDK's part; the call itself goes nowhere. */
  private static String takenBySdk(Step step) {
    JsonNode arguments = step.arguments(name -> "x");
    Called called = new Called();
    EcsClient ecs = called.as(EcsClient.class);
    ElasticLoadBalancingV2Client balancers = called.as(ElasticLoadBalancingV2Client.class);
    new SdkCalls(ecs, balancers).call(step.api(), step.operation(), arguments);
    return called.operation();
  }

  private AwsCalls answering() {
    return new AwsCalls() {
      @Override
      public String tool() {
        return "nothing";
      }

      @Override
      public JsonNode call(String api, String operation, JsonNode arguments) {
        called.add(api + " " + operation + " " + arguments);
        String made = "made by " + api + " " + operation;
        return Json.parse(
            """
            {"LoadBalancers": [{"LoadBalancerArn": "%1$s", "DNSName": "%1$s"}],
             "TargetGroups": [{"TargetGroupArn": "%1$s"}],
             "taskDefinition": {"taskDefinitionArn": "%1$s"}}
            """
                .formatted(made));
      }
    };
  }
}
