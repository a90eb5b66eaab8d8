package dev.slipway.rehearsal.elb;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAssociationLimitException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** The service's errors as its API model names them; none is worth a retry. */
final class ElbErrors {

  private static final int BAD_REQUEST = 400;

  private ElbErrors() {}

  static AwsServiceException invalid(String message) {
    return error(ElasticLoadBalancingV2Exception.builder(), "ValidationError", message);
  }

  /** Refuses what AWS offers and the local cloud does not play. */
  static AwsServiceException notPlayed(String member, Object value, String possible) {
    return invalid(
        "%s %s is not played by the local cloud; possible: %s".formatted(member, value, possible));
  }

  static AwsServiceException noLoadBalancer(String arn) {
    return error(
        LoadBalancerNotFoundException.builder(),
        "LoadBalancerNotFound",
        "Load balancers '[" + arn + "]' not found");
  }

  static AwsServiceException noTargetGroup(String arn) {
    return error(
        TargetGroupNotFoundException.builder(),
        "TargetGroupNotFound",
        "Target groups '" + arn + "' not found");
  }

  static AwsServiceException noListener(String arn) {
    return error(
        ListenerNotFoundException.builder(),
        "ListenerNotFound",
        "Listeners '" + arn + "' not found");
  }

  static AwsServiceException noRule(String arn) {
    return error(RuleNotFoundException.builder(), "RuleNotFound", "Rules '" + arn + "' not found");
  }

  static AwsServiceException sameLoadBalancer(String name) {
    return error(
        DuplicateLoadBalancerNameException.builder(),
        "DuplicateLoadBalancerName",
        "A load balancer with the same name '" + name + "' exists, but with different settings");
  }

  static AwsServiceException sameTargetGroup(String name) {
    return error(
        DuplicateTargetGroupNameException.builder(),
        "DuplicateTargetGroupName",
        "A target group with the same name '" + name + "' exists, but with different settings");
  }

  static AwsServiceException samePort(int port) {
    return error(
        DuplicateListenerException.builder(),
        "DuplicateListener",
        "A listener already exists on this port for this load balancer: " + port);
  }

  /** A default rule changes with its listener (API ModifyRule, read 2026-11). */
  static AwsServiceException defaultRule(String arn) {
    return error(
        OperationNotPermittedException.builder(),
        "OperationNotPermitted",
        "Default rule '" + arn + "' cannot be modified; modify the listener instead");
  }

  static AwsServiceException samePriority(String priority) {
    return error(
        PriorityInUseException.builder(),
        "PriorityInUse",
        "Priority '" + priority + "' is currently in use");
  }

  static AwsServiceException badTarget(String message) {
    return error(InvalidTargetException.builder(), "InvalidTarget", message);
  }

  static AwsServiceException twoLoadBalancers(String arn) {
    return error(
        TargetGroupAssociationLimitException.builder(),
        "TargetGroupAssociationLimit",
        "The following target groups cannot be associated with more than one load balancer: "
            + arn);
  }

  static AwsServiceException inUse(String arn) {
    return error(
        ResourceInUseException.builder(),
        "ResourceInUse",
        "Target group '" + arn + "' is currently in use by a listener or a rule");
  }

  private static AwsServiceException error(
      AwsServiceException.Builder builder, String code, String message) {
    return builder
        .statusCode(BAD_REQUEST)
        .message(message)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName("ElasticLoadBalancingV2")
                .errorCode(code)
                .errorMessage(message)
                .build())
        .build();
  }
}
