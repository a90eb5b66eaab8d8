package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.Order;
import picocli.CommandLine.Command;

/** Lets a deployment go on that waits for approval. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Show what the deployment that waits would do, and let it go on.",
    footer = Slipway.ANSWERS)
final class Approve extends Answering {

  @Override
  Order.Answer answer() {
    return Order.Answer.APPROVE;
  }
}
