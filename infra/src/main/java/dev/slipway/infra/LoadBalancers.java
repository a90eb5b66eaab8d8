package dev.slipway.infra;

import dev.slipway.infra.TierPlacement.Entrance;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancerRedirectConfig;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.DesyncMitigationMode;

/**
 * The public load balancer in front of the frontend and the internal one in front of the backend,
 * both hardened alike and both with access logs.
 */
final class LoadBalancers {

  private final Stack stack;
  private final NetworkStack network;
  private final SampleSettings settings;
  private final ApplicationLoadBalancer front;
  private final ApplicationLoadBalancer inner;

  LoadBalancers(Stack stack, NetworkStack network, SampleSettings settings) {
    this.stack = stack;
    this.network = network;
    this.settings = settings;
    TierSecurityGroups groups = network.securityGroups();
    front = loadBalancer("Public", groups.publicLoadBalancer(), NetworkStack.PUBLIC);
    inner = loadBalancer("Internal", groups.internalLoadBalancer(), NetworkStack.PRIVATE);
    AccessLogs logs = new AccessLogs(stack);
    logs.record(front, "public");
    logs.record(inner, "internal");
    if (settings.certificate().isPresent()) {
      front.addRedirect(toHttps());
    }
  }

  Entrance entranceTo(Tier tier) {
    return switch (tier) {
      case FRONTEND ->
          new Entrance(
              front,
              settings.certificate().isPresent()
                  ? TierSecurityGroups.HTTPS_PORT
                  : TierSecurityGroups.HTTP_PORT,
              settings.certificate());
      case BACKEND -> new Entrance(inner, TierSecurityGroups.INTERNAL_PORT, Optional.empty());
    };
  }

  /** Where the frontend finds the backend. */
  String backendUrl() {
    return "http://" + inner.getLoadBalancerDnsName() + ":" + TierSecurityGroups.INTERNAL_PORT;
  }

  /** Where people find the frontend, by the load balancer's own name. */
  String publicUrl() {
    String scheme = settings.certificate().isPresent() ? "https://" : "http://";
    return scheme + front.getLoadBalancerDnsName();
  }

  private ApplicationLoadBalancer loadBalancer(
      String role, ISecurityGroup group, SubnetSelection subnets) {
    return ApplicationLoadBalancer.Builder.create(stack, role + "LoadBalancer")
        .vpc(network.vpc())
        .internetFacing(subnets == NetworkStack.PUBLIC)
        .securityGroup(group)
        .vpcSubnets(subnets)
        .deletionProtection(settings.stage().isProtected())
        .dropInvalidHeaderFields(true)
        .desyncMitigationMode(DesyncMitigationMode.DEFENSIVE)
        .build();
  }

  private static ApplicationLoadBalancerRedirectConfig toHttps() {
    return ApplicationLoadBalancerRedirectConfig.builder()
        .sourceProtocol(ApplicationProtocol.HTTP)
        .sourcePort(TierSecurityGroups.HTTP_PORT)
        .targetProtocol(ApplicationProtocol.HTTPS)
        .targetPort(TierSecurityGroups.HTTPS_PORT)
        .open(false)
        .build();
  }
}
