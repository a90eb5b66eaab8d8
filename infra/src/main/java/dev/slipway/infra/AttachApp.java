package dev.slipway.infra;

import dev.slipway.infra.config.SlipwayConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.App;

/** Synthesizes the orchestrator alone, from the file that says which services it is attached to. */
final class AttachApp {

  private static final String CONFIG = "config=";

  private AttachApp() {}

  /**
   * The file that the arguments name; empty when they mean the sample.
   *
   * @throws IllegalArgumentException when they mean both
   */
  static Optional<Path> config(List<String> arguments) {
    Optional<String> config =
        arguments.stream().filter(argument -> argument.startsWith(CONFIG)).findFirst();
    Check.that(
        config.isEmpty() || arguments.size() == 1,
        "config stands beside other arguments, "
            + arguments
            + ": those are settings of the sample, which is not attached to; leave one of both"
            + " out");
    return config.map(argument -> Path.of(argument.substring(CONFIG.length())));
  }

  /**
   * Writes the cloud assembly with the one stack.
   *
   * @throws dev.slipway.infra.config.ConfigRefused when anything in the file is wrong
   */
  static void synthesize(App app, Path config, Artifacts artifacts) {
    new AttachOnlyStack(app, SlipwayConfig.read(config), artifacts);
    app.synth();
  }
}
