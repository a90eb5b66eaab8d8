package dev.slipway.rehearsal.attach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Programs as a person runs them in the checkout.
 *
 * @param directory where they start
 * @param errors the file that has what the last of them wrote to its standard error
 * @param environment complete: nothing is inherited beside it
 */
record Programs(Path directory, Path errors, Map<String, String> environment) {

  /** Characters of a failed program's words that are told at most. */
  private static final int TOLD = 2000;

  Programs {
    environment = Map.copyOf(environment);
  }

  /**
   * A person's own variables, but none of those that name an account, a profile or an address of
   * AWS: no program may reach another AWS than this one.
   */
  static Map<String, String> environment(URI endpoint, Map<String, String> own) {
    Map<String, String> environment = new HashMap<>(own);
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(
        Map.of(
            "AWS_ENDPOINT_URL", endpoint.toString(),
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local",
            "AWS_REGION", "us-east-1",
            "AWS_DEFAULT_REGION", "us-east-1",
            "AWS_CONFIG_FILE", "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
            "AWS_PAGER", ""));
    return environment;
  }

  /** The same with one more variable. */
  Programs with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Programs(directory, errors, more);
  }

  /** Whether the program is there and ends well. */
  boolean canRun(List<String> command) {
    try {
      output(command);
      return true;
    } catch (UncheckedIOException | IllegalStateException unusable) {
      return false;
    }
  }

  /**
   * What the program wrote to its standard output.
   *
   * @throws IllegalStateException when it does not end with 0; the message has what it wrote
   * @throws UncheckedIOException when it cannot be started
   */
  String output(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process program = builder.start();
      program.getOutputStream().close();
      String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = program.waitFor();
      if (exit != 0) {
        throw failed(command, exit, output);
      }
      return output;
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot run " + command.getFirst(), broken);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("lost sight of " + command.getFirst(), interrupted);
    }
  }

  /** What the last program wrote to its standard error, which is where it speaks to people. */
  String words() {
    try {
      return Files.readString(errors);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + errors, unreadable);
    }
  }

  private IllegalStateException failed(List<String> command, int exit, String output) {
    String said = (words() + output).strip();
    return new IllegalStateException(
        "%s ended with %d: %s"
            .formatted(
                String.join(" ", command.subList(0, Math.min(3, command.size()))),
                exit,
                said.substring(0, Math.min(TOLD, said.length()))));
  }
}
