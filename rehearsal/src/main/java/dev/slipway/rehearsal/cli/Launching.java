package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.Operator;
import dev.slipway.rehearsal.operate.Order;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that starts an execution of the workflow and follows it to its end. */
abstract class Launching implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CloudOptions cloud;

  @Mixin private Person person;

  @Parameters(paramLabel = "<service>", description = "The attached service's name.")
  private String service;

  @Option(names = "--no-wait", description = "Do not follow it to its end.")
  private boolean noWait;

  /** What the execution is asked for. */
  abstract Order order(String service);

  /** Why, where that is not part of the order itself. */
  Optional<String> reason() {
    return Optional.empty();
  }

  @Override
  public Integer call() throws InterruptedException {
    Order order = order(service).by(person.name(), reason());
    try (CloudClients clients = cloud.connect(spec.commandLine().getErr())) {
      Launch launch = new Launch(new Operator(clients), spec.commandLine().getOut());
      String execution = launch.start(order);
      return noWait || launch.follow(service, execution) ? 0 : 1;
    }
  }
}
