package dev.slipway.rehearsal.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to start.
 *
 * @param name what people call it, for messages
 * @param environment complete: nothing is inherited, except {@code PATH} when it is absent here
 * @param directory where it starts
 * @param log the file its output and errors are appended to
 */
public record Command(
    String name,
    List<String> arguments,
    Map<String, String> environment,
    Path directory,
    Path log) {

  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }
}
