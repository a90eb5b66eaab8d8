package dev.slipway.infra;

import dev.slipway.infra.config.ConfigRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * Writes the assembly where the CDK CLI wants it; without the CLI, into {@code infra/target}: the
   * sample as {@code cdk.out}, and beside it the one whose services shift traffic as {@code
   * blue-green.out}.
   *
   * @param arguments settings of the sample, {@code <key>=<value>} each; or {@code config=<file>}
   *     alone for the orchestrator without the sample, as {@code attach.out}
   */
  public static void main(String[] arguments) {
    Artifacts artifacts = Artifacts.ofCheckout();
    Path target = Artifacts.checkout().resolve("infra/target");
    Optional<Path> ofTheCli = Optional.ofNullable(System.getenv(CLI_OUTPUT)).map(Path::of);
    Optional<Path> config = AttachApp.config(List.of(arguments));
    App app =
        appWritingTo(
            ofTheCli.orElse(target.resolve(config.isPresent() ? "attach.out" : "cdk.out")));
    try {
      if (config.isPresent()) {
        AttachApp.synthesize(app, config.get(), artifacts);
        return;
      }
      SampleSettings settings = SampleSettings.of(contextOf(app), List.of(arguments));
      synthesize(app, settings, artifacts);
      if (ofTheCli.isEmpty()) {
        App shifting = appWritingTo(target.resolve("blue-green.out"));
        synthesize(shifting, settings.with(Strategy.BLUE_GREEN), artifacts);
      }
    } catch (ConfigRefused | SettingRefused refused) {
      // For whoever wrote it, not a defect of the app.
      System.err.println(refused.getMessage());
      System.exit(1);
    }
  }

  /** Writes the cloud assembly of the sample. */
  static void synthesize(App app, SampleSettings settings, Artifacts artifacts) {
    RegistryStack registry = new RegistryStack(app, "SlipwayRegistry");
    NetworkStack network = new NetworkStack(app, settings);
    ApplicationStack application = new ApplicationStack(app, registry, network, settings);
    new OrchestratorStack(app, registry, application, artifacts);
    app.synth();
  }

  static App appWritingTo(Path output) {
    return new App(
        AppProps.builder()
            .outdir(output.toString())
            .analyticsReporting(false)
            .postCliContext(context())
            .build());
  }

  private static Map<?, ?> contextOf(App app) {
    return app.getNode().getAllContext() instanceof Map<?, ?> context ? context : Map.of();
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
