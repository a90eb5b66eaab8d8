package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.AwsFailure;
import dev.slipway.rehearsal.operate.Operator;
import dev.slipway.rehearsal.operate.Order;
import dev.slipway.rehearsal.operate.Pause;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import software.amazon.awssdk.core.exception.SdkException;

/** Starts an execution of the workflow and follows it to its end. */
final class Launch {

  /** What passes between two looks at an execution that runs. */
  static final Pause PAUSE = () -> Thread.sleep(Duration.ofSeconds(1));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Operator operator;
  private final PrintWriter out;

  Launch(Operator operator, PrintWriter out) {
    this.operator = operator;
    this.out = out;
  }

  /** Part of an execution's name that no other has. */
  static String unique() {
    byte[] random = new byte[3];
    new SecureRandom().nextBytes(random);
    return TIME.format(Instant.now()) + "-" + HexFormat.of().formatHex(random);
  }

  /** Returns its ARN. */
  String start(Order order) {
    String execution = operator.start(order, unique());
    out.println("started " + execution);
    operator.consoleLink(execution).ifPresent(link -> out.println("  " + link));
    return execution;
  }

  /** Returns whether it came to a good end. */
  boolean follow(String service, String execution) throws InterruptedException {
    try (Farewell farewell = new Farewell(out, goesOn(service))) {
      return operator.follow(service, execution, PAUSE, out::println);
    } catch (SdkException blind) {
      throw new IllegalStateException(AwsFailure.sentence(blind) + "; " + goesOn(service), blind);
    }
  }

  private static String goesOn(String service) {
    return "it goes on without this command: ./slipway status " + service + " shows it";
  }
}
