package dev.slipway.rehearsal.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Who asks. Nobody checks the name; CloudTrail knows whose credentials started an execution. */
final class Person {

  private final String user;

  @Option(
      names = "--by",
      paramLabel = "<name>",
      description = "Who asks, for the history (default: the user of this machine).")
  private Optional<String> named = Optional.empty();

  /**
   * @param user the name they have on this machine
   */
  Person(String user) {
    this.user = user;
  }

  String name() {
    return named.orElse(user);
  }
}
