package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.CallRefused;
import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.Operator;
import dev.slipway.rehearsal.operate.report.Definitions;
import dev.slipway.rehearsal.operate.report.DeploymentReport;
import dev.slipway.rehearsal.operate.report.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how deployments go: how often, how fast, how many fail and for how long. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Show how often and how fast services are deployed, and what fails for how long.",
    footer = {
      "",
      Definitions.DEPLOYED,
      Definitions.LEAD_TIME,
      Definitions.FAILED,
      Definitions.RESTORED,
      Definitions.FAILED_IN,
      Definitions.TIMES
    })
final class Report implements Callable<Integer> {

  private static final int MOST_DAYS = 400;

  private final InstantSource clock;

  @Spec private CommandSpec spec;

  @Mixin private CloudOptions cloud;

  @Mixin private FormOption form;

  @Parameters(
      paramLabel = "<service>",
      arity = "0..1",
      description = "Only this attached service (default: all).")
  private Optional<String> service = Optional.empty();

  @Option(
      names = "--days",
      paramLabel = "<number>",
      defaultValue = "30",
      description = "How many days back, 1 to 400 (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--html",
      paramLabel = "<file>",
      description = "Also write it as a page with plots, which needs nothing else.")
  private Optional<Path> page = Optional.empty();

  Report(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (days < 1 || days > MOST_DAYS) {
      throw new CallRefused("--days is %d: allowed are 1 to %d".formatted(days, MOST_DAYS));
    }
    CommandLine line = spec.commandLine();
    try (CloudClients clients = cloud.connect(line.getErr())) {
      Period period = Period.last(days, clock.instant());
      DeploymentReport report =
          DeploymentReport.of(period, new Operator(clients).attemptsSince(period.from(), service));
      page.ifPresent(file -> save(report.html(), file));
      line.getOut().print(text(report));
      line.getOut().flush();
    }
    return 0;
  }

  private String text(DeploymentReport report) {
    return switch (form.form()) {
      case TEXT -> report.text();
      case JSON -> report.json();
    };
  }

  private static void save(String page, Path file) {
    try {
      Files.writeString(file, page);
    } catch (IOException unwritable) {
      throw new CallRefused("--html is %s: no file can be written there".formatted(file));
    }
  }
}
