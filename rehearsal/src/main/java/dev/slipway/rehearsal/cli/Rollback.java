package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.Order;
import picocli.CommandLine.Command;

/** Goes back to the revision that proved good before. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = {
      "Go back to the last proven good revision that is not live now.",
      "The service is held and the image turned back is quarantined, until `release`."
    },
    footer = Slipway.ENDS)
final class Rollback extends Launching {

  @Override
  Order order(String service) {
    return Order.rollback(service);
  }
}
