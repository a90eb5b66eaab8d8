package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.CallRefused;
import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.Operator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the last deployments of a service. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Show the last deployments of a service and how each ended, newest first.")
final class History implements Callable<Integer> {

  private static final int MOST = 1000;

  @Spec private CommandSpec spec;

  @Mixin private CloudOptions cloud;

  @Parameters(index = "0", paramLabel = "<service>", description = "The attached service's name.")
  private String service;

  @Parameters(
      index = "1",
      paramLabel = "<deployment>",
      arity = "0..1",
      description = "Only the deployment of this id, and everything that is known of it.")
  private Optional<String> deployment = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "<number>",
      defaultValue = "20",
      description = "How many, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--long", description = "Everything that is known of each, not a line each.")
  private boolean inFull;

  @Mixin private FormOption form;

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw new CallRefused("--limit is %d: allowed are 1 to %d".formatted(limit, MOST));
    }
    CommandLine line = spec.commandLine();
    try (CloudClients clients = cloud.connect(line.getErr())) {
      line.getOut().print(history(new Operator(clients)));
      line.getOut().flush();
    }
    return 0;
  }

  private String history(Operator operator) {
    return deployment
        .map(id -> operator.history(service, id, form.form()))
        .orElseGet(() -> operator.history(service, limit, inFull, form.form()));
  }
}
