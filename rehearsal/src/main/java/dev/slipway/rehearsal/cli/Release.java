package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.Order;
import picocli.CommandLine.Command;

/** Lifts a hold. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Lift a hold, and deploy the newest image to the service.",
    footer = Slipway.ENDS)
final class Release extends Launching {

  @Override
  Order order(String service) {
    return Order.release(service);
  }
}
