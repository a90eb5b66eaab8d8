package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.Operator;
import dev.slipway.rehearsal.operate.Operator.Planned;
import dev.slipway.rehearsal.operate.Order;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what deploying an image would do. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Show what a deployment would change, what each gate says of it, and what it would take.",
      "Nothing is changed."
    },
    footer = "Exit status: 0 when no gate refuses, 1 when one does or nothing could be planned.")
final class Plan implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CloudOptions cloud;

  @Mixin private ImageOption image;

  @Mixin private FormOption form;

  @Mixin private Person person;

  @Parameters(paramLabel = "<service>", description = "The attached service's name.")
  private String service;

  @Override
  public Integer call() throws InterruptedException {
    Order order = Order.plan(service, image.image()).by(person.name(), Optional.empty());
    CommandLine line = spec.commandLine();
    try (CloudClients clients = cloud.connect(line.getErr())) {
      Operator operator = new Operator(clients);
      String execution = operator.start(order, Launch.unique());
      Planned planned = operator.plan(service, execution, Launch.PAUSE, form.form());
      line.getOut().print(planned.text());
      line.getOut().flush();
      return planned.refused() ? 1 : 0;
    }
  }
}
