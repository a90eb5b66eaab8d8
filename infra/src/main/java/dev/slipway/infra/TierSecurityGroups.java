package dev.slipway.infra;

import java.util.Optional;
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

  static final int HTTP_PORT = 80;
  static final int HTTPS_PORT = 443;
  static final int INTERNAL_PORT = 8080;

  private static final Port HTTPS = Port.tcp(HTTPS_PORT);

  private final SecurityGroup publicLoadBalancer;
  private final SecurityGroup frontend;
  private final SecurityGroup internalLoadBalancer;
  private final SecurityGroup backend;
  private final Optional<SecurityGroup> endpoints;

  TierSecurityGroups(Construct scope, IVpc vpc, SampleSettings settings) {
    publicLoadBalancer = group(scope, vpc, "PublicLoadBalancer", "The public load balancer");
    frontend = group(scope, vpc, "FrontendTasks", "The tasks of the frontend");
    internalLoadBalancer = group(scope, vpc, "InternalLoadBalancer", "The internal load balancer");
    backend = group(scope, vpc, "BackendTasks", "The tasks of the backend");
    endpoints =
        settings.egress() == Egress.ENDPOINTS
            ? Optional.of(
                group(scope, vpc, "Endpoints", "The VPC endpoints for image pulls and logs"))
            : Optional.empty();
    openToTheInternet(HTTP_PORT, "The internet to the public listener");
    if (settings.certificate().isPresent()) {
      openToTheInternet(HTTPS_PORT, "The internet to the public listener by TLS");
    }
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

  /**
   * @throws java.util.NoSuchElementException where tasks go out through NAT
   */
  SecurityGroup endpoints() {
    return endpoints.orElseThrow();
  }

  SecurityGroup tasksOf(Tier tier) {
    return switch (tier) {
      case FRONTEND -> frontend;
      case BACKEND -> backend;
    };
  }

  private void openImagePull(SecurityGroup tasks) {
    endpoints.ifPresent(group -> open(tasks, group, HTTPS));
    // Layers come from S3 by its public addresses. Without NAT the subnets have no other route out
    // than the gateway endpoint, whose policy lets only ECR's layers through.
    tasks.addEgressRule(Peer.anyIpv4(), HTTPS, wayOut());
  }

  private String wayOut() {
    return endpoints.isPresent()
        ? "Image layers through the S3 gateway endpoint"
        : "Images, logs and whatever else answers HTTPS, through NAT";
  }

  private void openToTheInternet(int port, String description) {
    publicLoadBalancer.addIngressRule(Peer.anyIpv4(), Port.tcp(port), description);
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
