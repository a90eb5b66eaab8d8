package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.image.ImageRefused;
import dev.slipway.rehearsal.operate.AwsFailure;
import dev.slipway.rehearsal.operate.CallRefused;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import software.amazon.awssdk.core.exception.SdkException;

/** The commands of {@code ./slipway}. Exit status: 0 done, 1 it failed, 2 the call was wrong. */
@Command(
    name = "slipway",
    mixinStandardHelpOptions = true,
    version = "slipway 0.1.0",
    description = "Deploys what you push to Amazon ECS on Fargate, and rehearses it here.",
    footer = {
      "",
      "Also: `slipway attach` deploys the orchestrator beside services that exist"
          + " (docs/attach.md),",
      "`slipway test` runs every test, `slipway format` lays the Java sources out.",
      "Exit status: 0 done, 1 it failed, 2 the call was wrong."
    },
    subcommands = {
      Rehearse.class,
      Push.class,
      Status.class,
      History.class,
      Report.class,
      Adopt.class,
      Plan.class,
      Deploy.class,
      Approve.class,
      Refuse.class,
      Rollback.class,
      Hold.class,
      Release.class
    })
public final class Slipway {

  static final String ENDS =
      "Exit status: 0 when the execution came to a good end or is not waited for, 1 otherwise.";

  static final String ANSWERS =
      "Exit status: 0 when the answer was taken, 1 when nothing waits for it any more.";

  /** Held, since the log manager keeps only weak references to loggers. */
  private static final Logger UNDERTOW = Logger.getLogger("io.undertow");

  /** Runs one command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    // Undertow tells of every server it starts and every request it could not pass on; the load
    // balancer answers and counts those itself, and a person asked for a story.
    UNDERTOW.setLevel(Level.OFF);
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(commandLine(Surroundings.ofThisMachine()).execute(arguments));
  }

  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine line = new CommandLine(new Slipway(), new Parts(surroundings));
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
    return (ParameterException wrong, String[] arguments) ->
        refuse(wrong.getCommandLine(), String.valueOf(wrong.getMessage()));
  }

  private static int refuse(CommandLine command, String why) {
    String help = " (see: " + command.getCommandSpec().qualifiedName() + " --help)";
    command.getErr().println("slipway: " + firstLine(why) + help);
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /**
   * A refusal with a sentence of its own is a sentence for the person; anything else is a defect.
   */
  private static IExecutionExceptionHandler oneSentence() {
    return (Exception failure, CommandLine command, CommandLine.ParseResult parsed) -> {
      if (failure instanceof CallRefused) {
        return refuse(command, String.valueOf(failure.getMessage()));
      }
      sentence(failure)
          .ifPresentOrElse(
              said -> command.getErr().println("slipway: " + said),
              () -> failure.printStackTrace(command.getErr()));
      return command.getCommandSpec().exitCodeOnExecutionException();
    };
  }

  private static Optional<String> sentence(Exception failure) {
    return switch (failure) {
      case SdkException aws -> Optional.of(AwsFailure.sentence(aws));
      case IllegalArgumentException refused -> Optional.ofNullable(refused.getMessage());
      case IllegalStateException refused -> Optional.ofNullable(refused.getMessage());
      case ImageRefused refused -> Optional.ofNullable(refused.getMessage());
      case Exception defect -> Optional.empty();
    };
  }

  /** Gives commands and their parts what they need of their surroundings. */
  private record Parts(Surroundings surroundings) implements IFactory {

    @Override
    public <K> K create(Class<K> part) throws Exception {
      if (part == CloudOptions.class) {
        return part.cast(new CloudOptions(surroundings.environment()));
      }
      if (part == Person.class) {
        return part.cast(new Person(surroundings.user()));
      }
      return part == Report.class
          ? part.cast(new Report(surroundings.clock()))
          : CommandLine.defaultFactory().create(part);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}
