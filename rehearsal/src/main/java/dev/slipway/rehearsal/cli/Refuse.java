package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.Order;
import picocli.CommandLine.Command;

/** Ends a deployment that waits for approval, before it changed anything. */
@Command(
    name = "refuse",
    mixinStandardHelpOptions = true,
    description = "Show what the deployment that waits would do, and end it before it begins.",
    footer = Slipway.ANSWERS)
final class Refuse extends Answering {

  @Override
  Order.Answer answer() {
    return Order.Answer.REFUSE;
  }
}
