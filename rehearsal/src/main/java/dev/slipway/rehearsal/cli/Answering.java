package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.Operator;
import dev.slipway.rehearsal.operate.Order;
import dev.slipway.rehearsal.operate.Waiting;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that answers a deployment which waits for approval. */
abstract class Answering implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CloudOptions cloud;

  @Mixin private Person person;

  @Parameters(paramLabel = "<service>", description = "The attached service's name.")
  private String service;

  @Option(
      names = "--deployment",
      paramLabel = "<id>",
      description = "Only if it is this deployment that waits (default: whichever does).")
  private Optional<String> deployment = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "<text>",
      description = "Why, for whoever reads the history.")
  private Optional<String> reason = Optional.empty();

  /** What is answered. */
  abstract Order.Answer answer();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (CloudClients clients = cloud.connect(spec.commandLine().getErr())) {
      Operator operator = new Operator(clients);
      Waiting waiting = operator.waiting(service, deployment);
      waiting.lines().forEach(out::println);
      out.println();
      Launch launch = new Launch(operator, out);
      boolean good = launch.follow(service, launch.start(order(waiting)));
      out.println("./slipway status " + service + " shows how it goes on");
      return good ? 0 : 1;
    }
  }

  private Order order(Waiting waiting) {
    return Order.answer(service, waiting.deployment(), answer()).by(person.name(), reason);
  }
}
