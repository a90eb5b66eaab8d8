package dev.slipway.core.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a task definition revision says of its tasks.
 *
 * @param memory of the whole task in MiB, when it has such a limit
 * @param platform what an image must be built for, such as {@code linux/amd64}
 */
public record Definition(
    String arn, Optional<Integer> memory, String platform, List<DefinedContainer> containers) {

  /** The container with this name. */
  public Optional<DefinedContainer> container(String name) {
    return containers.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * One container of a revision.
   *
   * @param essential whether the task stops when it does
   * @param memory its own hard limit in MiB, when it has one
   * @param ports that it listens on
   * @param stopTimeout from SIGTERM to SIGKILL; unset is the platform's default
   * @param healthCommand its own health check, empty when it has none
   */
  public record DefinedContainer(
      String name,
      String image,
      boolean essential,
      Optional<Integer> memory,
      List<Integer> ports,
      Optional<Duration> stopTimeout,
      Variables variables,
      Optional<Logs> logs,
      List<String> healthCommand) {}

  /**
   * The environment of a container. Values are looked at and never told: not even this record's own
   * text has them.
   *
   * @param plain value by name
   * @param secrets where the value is taken from, by name
   */
  public record Variables(Map<String, String> plain, Map<String, String> secrets) {

    @Override
    public String toString() {
      return "Variables" + plain.keySet() + secrets.keySet();
    }
  }

  /** Where a container's output goes: a log group and the prefix of its streams' names. */
  public record Logs(String group, String prefix) {}
}
