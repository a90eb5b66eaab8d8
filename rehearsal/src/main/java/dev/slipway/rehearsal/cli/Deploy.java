package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.Order;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deploys an image that is in the registry. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = "Deploy an image that was pushed before, and follow it to its end.",
    footer = Slipway.ENDS)
final class Deploy extends Launching {

  @Option(
      names = "--image",
      paramLabel = "<tag|digest>",
      description = "The image (default: the newest that the service's tag rule takes).")
  private Optional<String> image = Optional.empty();

  @Option(
      names = "--force",
      description = "Also when it seems to be live already, or failed before.")
  private boolean force;

  @Override
  Order order(String service) {
    return Order.deploy(service, image, force);
  }
}
