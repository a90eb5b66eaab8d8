package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.Order;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deploys an image that is in the registry. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = "Deploy an image that was pushed before, and follow it to its end.",
    footer = Slipway.ENDS)
final class Deploy extends Launching {

  @Mixin private ImageOption image;

  @Option(
      names = "--force",
      description = "Also when it seems to be live already, or failed before.")
  private boolean force;

  @Option(
      names = "--reason",
      paramLabel = "<text>",
      description =
          "Why, for the history. With --force it also opens the gates that a person may override:"
              + " freeze, scan, approval, plain secrets and settings.")
  private Optional<String> reason = Optional.empty();

  @Override
  Order order(String service) {
    return Order.deploy(service, image.image(), force);
  }

  @Override
  Optional<String> reason() {
    return reason;
  }
}
