package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.image.ImageRefused;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** The commands of {@code ./slipway}. Exit status: 0 done, 1 it failed, 2 the call was wrong. */
@Command(
    name = "slipway",
    mixinStandardHelpOptions = true,
    version = "slipway 0.1.0",
    description = "Deploys what you push to Amazon ECS on Fargate, and rehearses it here.",
    footer = {
      "",
      "Also: `slipway test` runs every test, `slipway format` lays the Java sources out.",
      "Exit status: 0 done, 1 it failed, 2 the call was wrong."
    },
    subcommands = {Rehearse.class, Push.class})
public final class Slipway {

  /** Held, since the log manager keeps only weak references to loggers. */
  private static final Logger UNDERTOW = Logger.getLogger("io.undertow");

  /** Runs one command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    // Undertow tells of every server it starts and every request it could not pass on; the load
    // balancer answers and counts those itself, and a person asked for a story.
    UNDERTOW.setLevel(Level.OFF);
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Slipway());
    line.setParameterExceptionHandler(oneLine());
    line.setExecutionExceptionHandler(oneSentence());
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  /** The checkout the launcher was called in. */
  static Path home() {
    return Path.of(System.getProperty("slipway.home", "")).toAbsolutePath();
  }

  /** Where the running cloud is kept; in the checkout, but never under version control. */
  static Path state() {
    return Path.of(System.getProperty("slipway.state", home().resolve(".slipway").toString()));
  }

  private static IParameterExceptionHandler oneLine() {
    return (ParameterException wrong, String[] arguments) -> {
      CommandLine command = wrong.getCommandLine();
      PrintWriter err = command.getErr();
      err.println(
          "slipway: "
              + firstLine(String.valueOf(wrong.getMessage()))
              + " (see: "
              + command.getCommandSpec().qualifiedName()
              + " --help)");
      return command.getCommandSpec().exitCodeOnInvalidInput();
    };
  }

  /**
   * A refusal with a sentence of its own is a sentence for the person; anything else is a defect.
   */
  private static IExecutionExceptionHandler oneSentence() {
    return (Exception failure, CommandLine command, CommandLine.ParseResult parsed) -> {
      if (failure instanceof IllegalArgumentException
          || failure instanceof IllegalStateException
          || failure instanceof ImageRefused) {
        command.getErr().println("slipway: " + failure.getMessage());
      } else {
        failure.printStackTrace(command.getErr());
      }
      return command.getCommandSpec().exitCodeOnExecutionException();
    };
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}
