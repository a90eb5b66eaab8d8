package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.AwsFailure;
import dev.slipway.rehearsal.operate.CloudClients;
import dev.slipway.rehearsal.operate.Operator;
import dev.slipway.rehearsal.operate.Order;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** A command that starts an execution of the workflow and follows it to its end. */
abstract class Launching implements Callable<Integer> {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Spec private CommandSpec spec;

  @Mixin private CloudOptions cloud;

  @Parameters(paramLabel = "<service>", description = "The attached service's name.")
  private String service;

  @Option(names = "--no-wait", description = "Do not follow it to its end.")
  private boolean noWait;

  /** What the execution is asked for. */
  abstract Order order(String service);

  @Override
  public Integer call() throws InterruptedException {
    Order order = order(service);
    PrintWriter out = spec.commandLine().getOut();
    try (CloudClients clients = cloud.connect(spec.commandLine().getErr())) {
      Operator operator = new Operator(clients);
      String execution = operator.start(order, unique());
      out.println("started " + execution);
      operator.consoleLink(execution).ifPresent(link -> out.println("  " + link));
      return noWait || followed(operator, execution) ? 0 : 1;
    }
  }

  private boolean followed(Operator operator, String execution) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (Farewell farewell = new Farewell(out, goesOn())) {
      return operator.follow(service, execution, () -> Thread.sleep(BETWEEN_LOOKS), out::println);
    } catch (SdkException blind) {
      throw new IllegalStateException(AwsFailure.sentence(blind) + "; " + goesOn(), blind);
    }
  }

  private String goesOn() {
    return "it goes on without this command: ./slipway status " + service + " shows it";
  }

  private static String unique() {
    byte[] random = new byte[3];
    new SecureRandom().nextBytes(random);
    return TIME.format(Instant.now()) + "-" + HexFormat.of().formatHex(random);
  }
}
