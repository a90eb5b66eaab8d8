package dev.slipway.rehearsal.attach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.operate.AwsFailure;
import dev.slipway.rehearsal.wire.NamedCall;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Calls through the AWS SDK over HTTP, where no AWS CLI is installed. */
record SdkCalls(EcsClient ecs, ElasticLoadBalancingV2Client loadBalancers) implements AwsCalls {

  @Override
  public String tool() {
    return "the AWS SDK over HTTP, since no AWS CLI is installed";
  }

  @Override
  public JsonNode call(String api, String operation, JsonNode arguments) {
    try {
      return of(api).call(operation, arguments);
    } catch (SdkException refused) {
      throw new IllegalStateException(
          "%s %s was refused: %s".formatted(api, operation, AwsFailure.sentence(refused)), refused);
    }
  }

  private NamedCall of(String api) {
    return switch (api) {
      case "ecs" -> NamedCall.of(EcsClient.class, ecs);
      case "elbv2" -> NamedCall.of(ElasticLoadBalancingV2Client.class, loadBalancers);
      default ->
          throw new IllegalArgumentException(
              "the api is \"" + api + "\": allowed are ecs and elbv2; change the step");
    };
  }
}
