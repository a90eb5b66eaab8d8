package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ClientEndpointProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.protocols.json.AwsJsonProtocol;
import software.amazon.awssdk.protocols.json.AwsJsonProtocolFactory;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

class UnknownFieldsTest {
  private static final URI ANYWHERE = URI.create("https://ecs.invalid");

  @Test
  void knowsEveryFieldOfTheSdkModel() {
    SdkPojo full = (SdkPojo) FullShapes.of(DescribeTaskDefinitionResponse.builder());

    assertThat(UnknownFields.in(json(full), full)).isEmpty();
  }

  @Test
  void namesWhatAnotherShapeHasMore() {
    SdkPojo full = (SdkPojo) FullShapes.of(DescribeTaskDefinitionResponse.builder());

    assertThat(UnknownFields.in(json(full), RegisterTaskDefinitionRequest.builder()))
        .containsExactly("taskDefinition");
  }

  private static JsonNode json(SdkPojo shape) {
    InputStream body =
        AwsJsonProtocolFactory.builder()
            .clientConfiguration(
                SdkClientConfiguration.builder()
                    .option(
                        SdkClientOption.CLIENT_ENDPOINT_PROVIDER,
                        ClientEndpointProvider.forEndpointOverride(ANYWHERE))
                    .build())
            .protocol(AwsJsonProtocol.AWS_JSON)
            .protocolVersion("1.1")
            .build()
            .createProtocolMarshaller(
                OperationInfo.builder()
                    .requestUri("/")
                    .httpMethod(SdkHttpMethod.POST)
                    .hasPayloadMembers(true)
                    .build())
            .marshall(shape)
            .contentStreamProvider()
            .orElseThrow()
            .newStream();
    return JsonNode.parser().parse(body);
  }
}
