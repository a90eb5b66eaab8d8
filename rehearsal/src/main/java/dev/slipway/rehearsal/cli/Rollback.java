package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.Order;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--reason",
      paramLabel = "<text>",
      description = "Why, for whoever reads the history.")
  private Optional<String> reason = Optional.empty();

  @Override
  Order order(String service) {
    return Order.rollback(service);
  }

  @Override
  Optional<String> reason() {
    return reason;
  }
}
