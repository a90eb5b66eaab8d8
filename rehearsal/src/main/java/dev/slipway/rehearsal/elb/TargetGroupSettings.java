package dev.slipway.rehearsal.elb;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * The defaults and limits of target groups for IP targets behind an application load balancer (ALB
 * user guide, target-group-health-checks, read 2026-11).
 */
final class TargetGroupSettings {

  private static final int INTERVAL = 30;
  private static final int TIMEOUT = 5;
  private static final int HEALTHY = 5;
  private static final int UNHEALTHY = 2;

  private TargetGroupSettings() {}

  static TargetGroup of(CreateTargetGroupRequest request, String arn) {
    refuseWhatIsNotPlayed(request);
    return checked(
        TargetGroup.builder()
            .targetGroupArn(arn)
            .targetGroupName(request.name())
            .protocol("HTTP")
            .protocolVersion("HTTP1")
            .ipAddressType("ipv4")
            .port(request.port())
            .vpcId(request.vpcId())
            .targetType(TargetTypeEnum.IP)
            .healthCheckEnabled(true)
            .healthCheckProtocol("HTTP")
            .healthCheckPort(or(request.healthCheckPort(), "traffic-port"))
            .healthCheckPath(or(request.healthCheckPath(), "/"))
            .healthCheckIntervalSeconds(or(request.healthCheckIntervalSeconds(), INTERVAL))
            .healthCheckTimeoutSeconds(or(request.healthCheckTimeoutSeconds(), TIMEOUT))
            .healthyThresholdCount(or(request.healthyThresholdCount(), HEALTHY))
            .unhealthyThresholdCount(or(request.unhealthyThresholdCount(), UNHEALTHY))
            .matcher(
                matcher ->
                    matcher.httpCode(
                        Optional.ofNullable(request.matcher())
                            .map(it -> or(it.httpCode(), "200"))
                            .orElse("200")))
            .build());
  }

  static TargetGroup changed(TargetGroup now, ModifyTargetGroupRequest request) {
    return checked(
        now.toBuilder()
            .healthCheckPort(or(request.healthCheckPort(), now.healthCheckPort()))
            .healthCheckPath(or(request.healthCheckPath(), now.healthCheckPath()))
            .healthCheckIntervalSeconds(
                or(request.healthCheckIntervalSeconds(), now.healthCheckIntervalSeconds()))
            .healthCheckTimeoutSeconds(
                or(request.healthCheckTimeoutSeconds(), now.healthCheckTimeoutSeconds()))
            .healthyThresholdCount(or(request.healthyThresholdCount(), now.healthyThresholdCount()))
            .unhealthyThresholdCount(
                or(request.unhealthyThresholdCount(), now.unhealthyThresholdCount()))
            .matcher(or(request.matcher(), now.matcher()))
            .build());
  }

  private static void refuseWhatIsNotPlayed(CreateTargetGroupRequest request) {
    only("TargetType", request.targetTypeAsString(), "ip");
    only("Protocol", request.protocolAsString(), "HTTP");
    only("ProtocolVersion", or(request.protocolVersion(), "HTTP1"), "HTTP1");
    only("IpAddressType", or(request.ipAddressTypeAsString(), "ipv4"), "ipv4");
    only("HealthCheckProtocol", or(request.healthCheckProtocolAsString(), "HTTP"), "HTTP");
    only("HealthCheckEnabled", or(request.healthCheckEnabled(), true), true);
    if (request.port() == null) {
      throw ElbErrors.invalid("A port must be specified");
    }
  }

  private static TargetGroup checked(TargetGroup group) {
    within("Health check interval", group.healthCheckIntervalSeconds(), 5, 300);
    within("Health check timeout", group.healthCheckTimeoutSeconds(), 2, 120);
    within("Healthy threshold count", group.healthyThresholdCount(), 2, 10);
    within("Unhealthy threshold count", group.unhealthyThresholdCount(), 2, 10);
    if (group.healthCheckTimeoutSeconds() >= group.healthCheckIntervalSeconds()) {
      throw ElbErrors.invalid("Health check timeout must be smaller than the interval");
    }
    if (!group.healthCheckPath().matches("/[!-~]*")) {
      throw ElbErrors.invalid(
          "Health check path '" + group.healthCheckPath() + "' must begin with a '/' character");
    }
    HealthCheck.of(group).question();
    return group;
  }

  private static void within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw ElbErrors.invalid(
          "%s '%d' must be between %d and %d".formatted(what, value, least, most));
    }
  }

  private static void only(String member, @Nullable Object value, Object played) {
    if (value == null || !Set.of(played).contains(value)) {
      throw ElbErrors.notPlayed(member, String.valueOf(value), String.valueOf(played));
    }
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
