package dev.slipway.infra;

import dev.slipway.infra.config.ServiceEntry;
import dev.slipway.infra.config.SlipwayConfig;
import java.util.List;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * The orchestrator alone, attached to services that somebody else made. Deployed into the account
 * and Region that the ARNs of the file name, else into those of whoever deploys.
 */
public final class AttachOnlyStack extends Stack {

  static final String NAME = "Slipway";

  /**
   * @throws IllegalArgumentException when a service's options do not go together
   */
  public AttachOnlyStack(Construct scope, SlipwayConfig config, Artifacts artifacts) {
    super(scope, NAME, props(config));
    DeploymentOrchestrator orchestrator =
        new DeploymentOrchestrator(this, "Orchestrator", artifacts);
    Construct imports = new Construct(this, "Imported");
    config
        .services()
        .forEach(entry -> orchestrator.attach(new ImportedService(imports, entry).attached()));
    subscribe(config.notices(), orchestrator.notices());
    subscribe(config.pages(), orchestrator.pages());
    ServiceEntry first = config.services().getFirst();
    OrchestratorOutputs.add(this, orchestrator, first.name());
  }

  private static void subscribe(List<String> addresses, ITopic topic) {
    addresses.forEach(address -> topic.addSubscription(new EmailSubscription(address)));
  }

  private static StackProps props(SlipwayConfig config) {
    Environment.Builder place = Environment.builder();
    config.account().ifPresent(place::account);
    config.region().ifPresent(place::region);
    return StackProps.builder()
        .description("Slipway, attached to services that exist")
        .env(place.build())
        .build();
  }
}
