package dev.slipway.infra;

import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.constructs.Construct;

/**
 * The sample application: internet → public load balancer → frontend → internal load balancer →
 * backend.
 */
public final class ApplicationStack extends Stack {

  private final NetworkStack network;
  private final SampleSettings settings;
  private final TierService frontend;
  private final TierService backend;

  ApplicationStack(
      Construct scope, RegistryStack registry, NetworkStack network, SampleSettings settings) {
    super(scope, "SlipwayApplication");
    this.network = network;
    this.settings = settings;
    TierSecurityGroups groups = network.securityGroups();
    Cluster cluster = Cluster.Builder.create(this, "Cluster").vpc(network.vpc()).build();
    ApplicationLoadBalancer front =
        loadBalancer("Public", groups.publicLoadBalancer(), NetworkStack.PUBLIC);
    ApplicationLoadBalancer inner =
        loadBalancer("Internal", groups.internalLoadBalancer(), NetworkStack.PRIVATE);
    String backendUrl =
        "http://" + inner.getLoadBalancerDnsName() + ":" + TierSecurityGroups.INTERNAL_PORT;
    backend =
        new TierService(
            this,
            Tier.BACKEND,
            registry.imagesOf(Tier.BACKEND),
            new TierPlacement(
                cluster,
                groups.tasksOf(Tier.BACKEND),
                new TierPlacement.Entrance(inner, TierSecurityGroups.INTERNAL_PORT),
                Map.of(),
                settings));
    frontend =
        new TierService(
            this,
            Tier.FRONTEND,
            registry.imagesOf(Tier.FRONTEND),
            new TierPlacement(
                cluster,
                groups.tasksOf(Tier.FRONTEND),
                new TierPlacement.Entrance(front, TierSecurityGroups.PUBLIC_PORT),
                Map.of("BACKEND_URL", backendUrl),
                settings));
    CfnOutput.Builder.create(this, "PublicUrl")
        .description("Where the application answers")
        .value("http://" + front.getLoadBalancerDnsName())
        .build();
  }

  SampleSettings settings() {
    return settings;
  }

  TierService serviceOf(Tier tier) {
    return switch (tier) {
      case FRONTEND -> frontend;
      case BACKEND -> backend;
    };
  }

  private ApplicationLoadBalancer loadBalancer(
      String role, ISecurityGroup group, SubnetSelection subnets) {
    return ApplicationLoadBalancer.Builder.create(this, role + "LoadBalancer")
        .vpc(network.vpc())
        .internetFacing(subnets == NetworkStack.PUBLIC)
        .securityGroup(group)
        .vpcSubnets(subnets)
        .build();
  }
}
