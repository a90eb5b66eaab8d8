package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.Operator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how the attached services stand. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Show what is live on the attached services, what is being deployed, what is held and what"
            + " waits.")
final class Status implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CloudOptions cloud;

  @Parameters(
      paramLabel = "<service>",
      arity = "0..1",
      description = "Only this attached service (default: all).")
  private Optional<String> service = Optional.empty();

  @Mixin private FormOption form;

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    try (CloudClients clients = cloud.connect(line.getErr())) {
      line.getOut().print(new Operator(clients).status(service, form.form()));
      line.getOut().flush();
    }
    return 0;
  }
}
