package dev.slipway.infra;

import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.constructs.Construct;

/**
 * The sample application: internet → public load balancer → frontend → internal load balancer →
 * backend.
 */
public final class ApplicationStack extends Stack {

  private final RegistryStack registry;
  private final NetworkStack network;
  private final SampleSettings settings;
  private final LoadBalancers loadBalancers;
  private final Cluster cluster;
  private final TierService frontend;
  private final TierService backend;

  ApplicationStack(
      Construct scope, RegistryStack registry, NetworkStack network, SampleSettings settings) {
    super(scope, "SlipwayApplication");
    this.registry = registry;
    this.network = network;
    this.settings = settings;
    cluster =
        Cluster.Builder.create(this, "Cluster")
            .vpc(network.vpc())
            .containerInsightsV2(ContainerInsights.ENABLED)
            .build();
    loadBalancers = new LoadBalancers(this, network, settings);
    backend = service(Tier.BACKEND, Map.of());
    frontend = service(Tier.FRONTEND, Map.of("BACKEND_URL", loadBalancers.backendUrl()));
    CfnOutput.Builder.create(this, "PublicUrl")
        .description("Where the application answers")
        .value(loadBalancers.publicUrl())
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

  private TierService service(Tier tier, Map<String, String> environment) {
    TierPlacement placement =
        new TierPlacement(
            cluster,
            network.securityGroups().tasksOf(tier),
            loadBalancers.entranceTo(tier),
            environment,
            settings);
    return new TierService(this, tier, registry.imagesOf(tier), placement);
  }
}
