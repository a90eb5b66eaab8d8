package dev.slipway.infra;

import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;

/**
 * Who may talk to whom: internet → public load balancer → frontend → internal load balancer →
 * backend, and tasks → endpoints; groups name each other and nothing else is open.
 */
final class TierSecurityGroups {

  static final int PUBLIC_PORT = 80;
  static final int INTERNAL_PORT = 8080;

  private static final Port HTTPS = Port.tcp(443);

  private final SecurityGroup publicLoadBalancer;
  private final SecurityGroup frontend;
  private final SecurityGroup internalLoadBalancer;
  private final SecurityGroup backend;
  private final SecurityGroup endpoints;

  TierSecurityGroups(Construct scope, IVpc vpc) {
    publicLoadBalancer = group(scope, vpc, "PublicLoadBalancer", "The public load balancer");
    frontend = group(scope, vpc, "FrontendTasks", "The tasks of the frontend");
    internalLoadBalancer = group(scope, vpc, "InternalLoadBalancer", "The internal load balancer");
    backend = group(scope, vpc, "BackendTasks", "The tasks of the backend");
    endpoints = group(scope, vpc, "Endpoints", "The VPC endpoints for image pulls and logs");
    publicLoadBalancer.addIngressRule(
        Peer.anyIpv4(), Port.tcp(PUBLIC_PORT), "The internet to the public listener");
    open(publicLoadBalancer, frontend, Port.tcp(Tier.PORT));
    open(frontend, internalLoadBalancer, Port.tcp(INTERNAL_PORT));
    open(internalLoadBalancer, backend, Port.tcp(Tier.PORT));
    openImagePull(frontend);
    openImagePull(backend);
  }

  SecurityGroup publicLoadBalancer() {
    return publicLoadBalancer;
  }

  SecurityGroup internalLoadBalancer() {
    return internalLoadBalancer;
  }

  SecurityGroup endpoints() {
    return endpoints;
  }

  SecurityGroup tasksOf(Tier tier) {
    return switch (tier) {
      case FRONTEND -> frontend;
      case BACKEND -> backend;
    };
  }

  private void openImagePull(SecurityGroup tasks) {
    open(tasks, endpoints, HTTPS);
    // Layers come from S3 by its public addresses through the gateway endpoint. The subnets have no
    // other route out, and the endpoint's policy lets only ECR's layers through.
    tasks.addEgressRule(Peer.anyIpv4(), HTTPS, "Image layers through the S3 gateway endpoint");
  }

  private static void open(SecurityGroup from, SecurityGroup to, Port port) {
    from.addEgressRule(to, port);
    to.addIngressRule(from, port);
  }

  private static SecurityGroup group(Construct scope, IVpc vpc, String id, String description) {
    return SecurityGroup.Builder.create(scope, id)
        .vpc(vpc)
        .description(description)
        .allowAllOutbound(false)
        .build();
  }
}
