package dev.slipway.rehearsal.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container of a task to run, with what its definition overrides.
 *
 * @param entryPoint empty: the image's own
 * @param command empty: the image's own
 * @param environment the definition's variables and secrets; the image's come underneath
 * @param workingDirectory inside the image; absent: the image's own
 * @param ports it listens on when it is up
 * @param memory MiB it may take
 * @param stopTimeout wall time between the stop signal and SIGKILL
 * @param logs where its output goes; absent: nowhere
 */
public record ContainerLaunch(
    String name,
    String image,
    List<String> entryPoint,
    List<String> command,
    Map<String, String> environment,
    Optional<String> workingDirectory,
    List<Integer> ports,
    int memory,
    Duration stopTimeout,
    Optional<LogStream> logs) {

  public ContainerLaunch {
    entryPoint = List.copyOf(entryPoint);
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    ports = List.copyOf(ports);
  }

  /** A log stream in its group. */
  public record LogStream(String group, String stream) {}
}
