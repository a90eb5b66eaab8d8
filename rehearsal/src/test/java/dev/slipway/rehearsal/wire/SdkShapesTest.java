package dev.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;

class SdkShapesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void readsCloudFormationNamesAndTextForNumbersAndBooleans() {
    CreateServiceRequest request =
        SdkShapes.fromJson(
            tree(
                """
                {"DesiredCount": "2", "EnableECSManagedTags": "true", "Cluster": "main",
                 "LoadBalancers": [{"ContainerName": "web", "ContainerPort": 8080}]}\
                """),
            CreateServiceRequest::builder);

    assertThat(request)
        .isEqualTo(
            CreateServiceRequest.builder()
                .desiredCount(2)
                .enableECSManagedTags(true)
                .cluster("main")
                .loadBalancers(load -> load.containerName("web").containerPort(8080))
                .build());
  }

  @Test
  void namesTheUnknownMemberAndItsShape() {
    assertThatThrownBy(
            () ->
                SdkShapes.fromJson(
                    tree("{\"LoadBalancers\": [{\"Port\": 1}]}"), CreateServiceRequest::builder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LoadBalancer has no member Port");
  }

  @Test
  void namesTheMemberWhoseValueIsOfAnotherKind() {
    assertThatThrownBy(
            () ->
                SdkShapes.fromJson(
                    tree("{\"DesiredCount\": \"two\"}"), CreateServiceRequest::builder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CreateServiceRequest.DesiredCount wants Integer, not \"two\"");
  }

  @Test
  void keepsMapKeysAsTheyAre() {
    RegisterTaskDefinitionRequest request =
        SdkShapes.fromJson(
            tree(
                """
                {"ContainerDefinitions": [{"LogConfiguration":
                  {"LogDriver": "awslogs", "Options": {"awslogs-group": "a"}}}]}\
                """),
            RegisterTaskDefinitionRequest::builder);

    assertThat(request.containerDefinitions().getFirst().logConfiguration().options())
        .isEqualTo(Map.of("awslogs-group", "a"));
  }

  @Test
  void writesOnlyWhatIsSetAndTimesAsEpochSeconds() {
    Service service =
        Service.builder()
            .serviceName("web")
            .events(List.of())
            .deployments(Deployment.builder().createdAt(Instant.ofEpochMilli(1_500)).build())
            .build();

    assertThat(SdkShapes.toJson(service).toString())
        .isEqualTo(
            "{\"serviceName\":\"web\",\"deployments\":[{\"createdAt\":1.500}],\"events\":[]}");
  }

  @Test
  void writesPascalCaseWithIsoTimesForStepFunctions() {
    Deployment deployment =
        Deployment.builder().id("d").createdAt(Instant.ofEpochMilli(1_500)).build();

    assertThat(SdkShapes.toPascalJson(deployment).toString())
        .isEqualTo("{\"Id\":\"d\",\"CreatedAt\":\"1970-01-01T00:00:01.500Z\"}");
  }

  @Test
  void bringsBytesBackFromBase64() {
    AttributeValue value = AttributeValue.builder().b(SdkBytes.fromUtf8String("hello")).build();

    AttributeValue back = SdkShapes.fromJson(SdkShapes.toJson(value), AttributeValue::builder);

    assertThat(back).isEqualTo(value);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (java.io.IOException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
