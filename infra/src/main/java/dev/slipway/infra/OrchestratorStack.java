package dev.slipway.infra;

import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** The orchestrator with the two services of the sample application attached. */
public final class OrchestratorStack extends Stack {

  public OrchestratorStack(
      Construct scope, RegistryStack registry, ApplicationStack application, Artifacts artifacts) {
    super(scope, "SlipwayOrchestrator");
    DeploymentOrchestrator orchestrator =
        new DeploymentOrchestrator(this, "Orchestrator", artifacts);
    for (Tier tier : Tier.values()) {
      orchestrator.attach(attached(tier, registry.imagesOf(tier), application));
    }
    OrchestratorOutputs.add(this, orchestrator, Tier.BACKEND.label());
  }

  private static AttachedService attached(
      Tier tier, TierImages images, ApplicationStack application) {
    TierService tierService = application.serviceOf(tier);
    return AttachedService.builder(tier.label(), tierService.service(), images.repository())
        .alarm(tierService.serverErrors())
        .liveImage(images.liveImage())
        .limits(application.settings().limits())
        .build();
  }
}
