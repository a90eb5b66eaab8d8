package dev.slipway.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * Synthesizes all stacks of the sample application and its orchestrator, for the CDK CLI and
 * without it.
 */
public final class SlipwayApp {

  private static final String CLI_OUTPUT = "CDK_OUTDIR";

  private SlipwayApp() {}

  public static void main(String[] arguments) {
    Artifacts artifacts = Artifacts.ofCheckout();
    Path unlessTheCliSays = Artifacts.checkout().resolve("infra/target/cdk.out");
    String output = System.getenv().getOrDefault(CLI_OUTPUT, unlessTheCliSays.toString());
    synthesize(artifacts, Path.of(output));
  }

  /** Writes the cloud assembly into the folder. */
  static void synthesize(Artifacts artifacts, Path output) {
    App app = new App(props(output));
    RegistryStack registry = new RegistryStack(app, "SlipwayRegistry");
    NetworkStack network = new NetworkStack(app, "SlipwayNetwork");
    ApplicationStack application =
        new ApplicationStack(app, "SlipwayApplication", registry, network);
    new OrchestratorStack(app, registry, application, artifacts);
    app.synth();
  }

  private static AppProps props(Path output) {
    return AppProps.builder()
        .outdir(output.toString())
        .analyticsReporting(false)
        .postCliContext(context())
        .build();
  }

  /**
   * In code and above whatever the CLI sets, so that templates do not depend on who asks for them.
   */
  private static Map<String, Object> context() {
    Map<String, Object> context = new TreeMap<>();
    context.put("aws:cdk:enable-path-metadata", true);
    context.put("aws:cdk:enable-asset-metadata", false);
    context.put("@aws-cdk/aws-ecs:arnFormatIncludesClusterName", true);
    context.put("@aws-cdk/aws-ecs:disableExplicitDeploymentControllerForCircuitBreaker", true);
    context.put("@aws-cdk/aws-ecs:removeDefaultDeploymentAlarm", true);
    context.put("@aws-cdk/aws-iam:minimizePolicies", true);
    context.put("@aws-cdk/aws-iam:standardizedServicePrincipals", true);
    context.put("@aws-cdk/core:defaultCrossStackReferences", "strong");
    context.put("@aws-cdk/core:enablePartitionLiterals", true);
    context.put("@aws-cdk/core:target-partitions", List.of("aws", "aws-cn"));
    return context;
  }
}
