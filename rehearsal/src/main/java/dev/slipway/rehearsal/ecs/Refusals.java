package dev.slipway.rehearsal.ecs;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.UnsupportedFeatureException;

/** The errors ECS answers with, in its own words where they are known. */
final class Refusals {

  private Refusals() {}

  static EcsException client(String message) {
    return refusal(ClientException.builder(), "ClientException", message);
  }

  static EcsException invalid(String message) {
    return refusal(InvalidParameterException.builder(), "InvalidParameterException", message);
  }

  static EcsException clusterNotFound() {
    return refusal(
        ClusterNotFoundException.builder(), "ClusterNotFoundException", "Cluster not found.");
  }

  static EcsException serviceNotFound() {
    return refusal(
        ServiceNotFoundException.builder(), "ServiceNotFoundException", "Service not found.");
  }

  static EcsException serviceNotActive() {
    return refusal(
        ServiceNotActiveException.builder(),
        "ServiceNotActiveException",
        "Service was not ACTIVE.");
  }

  static EcsException deploymentNotFound() {
    return refusal(
        ServiceDeploymentNotFoundException.builder(),
        "ServiceDeploymentNotFoundException",
        "The service deployment was not found.");
  }

  static EcsException conflict(String message) {
    return refusal(ConflictException.builder(), "ConflictException", message);
  }

  /** What AWS would do and this cloud does not play. */
  static EcsException notPlayed(String what) {
    return refusal(
        UnsupportedFeatureException.builder(),
        "UnsupportedFeatureException",
        "The local cloud does not play " + what + ".");
  }

  private static EcsException refusal(EcsException.Builder builder, String code, String message) {
    return (EcsException)
        builder
            .message(message)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("Ecs")
                    .errorCode(code)
                    .errorMessage(message)
                    .build())
            .statusCode(400)
            .build();
  }
}
