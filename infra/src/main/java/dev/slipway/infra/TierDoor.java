package dev.slipway.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/**
 * How a tier is reached: the listener of its load balancer and the target group behind it; a second
 * group and a weighted rule where ECS moves traffic from one to the other.
 */
final class TierDoor {

  private static final int HEALTHY_AFTER = 2;
  private static final int UNHEALTHY_AFTER = 2;

  private final Construct scope;
  private final TierPlacement placement;
  private final ApplicationTargetGroup targets;
  private final Optional<TrafficShift> shift;

  TierDoor(Construct scope, Tier tier, TierPlacement placement) {
    this.scope = scope;
    this.placement = placement;
    targets = group("Targets");
    shift =
        placement.settings().strategy().shiftsTraffic()
            ? Optional.of(shiftOn(listener(tier, nothing())))
            : Optional.empty();
    if (shift.isEmpty()) {
      listener(tier, ListenerAction.forward(List.of(targets)));
    }
  }

  /** Sends the listener's requests to the container of the tier's name. */
  void leadTo(FargateService service, Tier tier) {
    LoadBalancerTargetOptions.Builder container =
        LoadBalancerTargetOptions.builder().containerName(tier.label()).containerPort(Tier.PORT);
    shift.ifPresent(it -> container.alternateTarget(it.alternate()));
    targets.addTarget(service.loadBalancerTarget(container.build()));
    shift.ifPresent(it -> it.enables(service));
  }

  /**
   * The answers of the tier with a status of 500 and above; with two target groups those of both,
   * since either may be the live one.
   */
  IMetric serverErrors(MetricOptions options) {
    return shift.isPresent()
        ? placement
            .entrance()
            .loadBalancer()
            .getMetrics()
            .httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, options)
        : targets.getMetrics().httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, options);
  }

  private TrafficShift shiftOn(ApplicationListener listener) {
    return new TrafficShift(
        scope, listener, new TrafficShift.Groups(targets, group("AlternateTargets")));
  }

  private ApplicationTargetGroup group(String id) {
    return ApplicationTargetGroup.Builder.create(scope, id)
        .vpc(placement.cluster().getVpc())
        .targetType(TargetType.IP)
        .protocol(ApplicationProtocol.HTTP)
        .port(Tier.PORT)
        .healthCheck(healthCheck())
        .deregistrationDelay(placement.settings().profile().leaving().deregistrationDelay())
        .build();
  }

  private HealthCheck healthCheck() {
    Profile.Checks checks = placement.settings().profile().checks();
    return HealthCheck.builder()
        .path("/health")
        .healthyHttpCodes("200")
        .interval(checks.interval())
        .timeout(checks.timeout())
        .healthyThresholdCount(HEALTHY_AFTER)
        .unhealthyThresholdCount(UNHEALTHY_AFTER)
        .build();
  }

  private ApplicationListener listener(Tier tier, ListenerAction action) {
    TierPlacement.Entrance entrance = placement.entrance();
    BaseApplicationListenerProps.Builder props =
        BaseApplicationListenerProps.builder()
            .port(entrance.port())
            .protocol(ApplicationProtocol.HTTP)
            .open(false)
            .defaultAction(action);
    entrance.certificate().ifPresent(arn -> Tls.speak(props, arn));
    ApplicationListener listener =
        entrance.loadBalancer().addListener(tier.title() + "Listener", props.build());
    entrance.certificate().ifPresent(arn -> Tls.insistOnIt(listener));
    return listener;
  }

  /** Never answers: the rule takes every path. */
  private static ListenerAction nothing() {
    return ListenerAction.fixedResponse(404);
  }
}
