package dev.slipway.rehearsal.task;

import java.time.Duration;
import java.util.List;

/**
 * A container health check as the task definition words it.
 *
 * @param command starts with {@code CMD} or {@code CMD-SHELL}
 * @param timeout wall time after which it counts as failed
 */
public record HealthCommand(String container, List<String> command, Duration timeout) {

  /** The program and its arguments. */
  List<String> arguments() {
    List<String> rest = command.subList(1, command.size());
    return command.getFirst().equals("CMD-SHELL")
        ? List.of("sh", "-c", String.join(" ", rest))
        : rest;
  }
}
