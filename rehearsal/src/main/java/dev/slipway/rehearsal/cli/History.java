package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.CallRefused;
import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.Operator;
import dev.slipway.rehearsal.operate.Operator.Form;
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

  @Parameters(paramLabel = "<service>", description = "The attached service's name.")
  private String service;

  @Option(
      names = "--limit",
      paramLabel = "<number>",
      defaultValue = "20",
      description = "How many, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "Write JSON for scripts; docs/operate.md has the keys.")
  private boolean json;

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw new CallRefused("--limit is %d: allowed are 1 to %d".formatted(limit, MOST));
    }
    CommandLine line = spec.commandLine();
    try (CloudClients clients = cloud.connect(line.getErr())) {
      Form form = json ? Form.JSON : Form.TEXT;
      line.getOut().print(new Operator(clients).history(service, limit, form));
      line.getOut().flush();
    }
    return 0;
  }
}
