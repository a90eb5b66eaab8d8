package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops automatic deployments. */
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    description = "Stop automatic deployments to a service until `release`; `deploy` still works.",
    footer = Slipway.ENDS)
final class Hold extends Launching {

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "<text>",
      description = "Why, for whoever wonders why nothing is deployed.")
  private String reason;

  @Override
  Order order(String service) {
    return Order.hold(service, reason);
  }
}
