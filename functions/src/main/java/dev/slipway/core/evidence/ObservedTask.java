package dev.slipway.core.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One task of a service.
 *
 * @param taskDefinition ARN of its revision
 * @param running whether it runs and shall go on running
 * @param stop present as soon as it is being stopped
 * @param life how far it came
 */
public record ObservedTask(
    String arn,
    String taskDefinition,
    Instant createdAt,
    boolean running,
    Optional<Stop> stop,
    List<ObservedContainer> containers,
    Life life) {

  /** After SIGKILL and SIGTERM. */
  private static final Set<Integer> STOPPED_BY_ECS = Set.of(137, 143);

  /**
   * How far a task came.
   *
   * @param status ECS's last status, such as {@code PROVISIONING}
   * @param startedAt when its containers ran
   * @param endedAt when they had ended
   * @param address its private address
   */
  public record Life(
      String status,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<String> address) {

    /** How long the containers ran, once they have ended. */
    public Optional<Duration> ran() {
      return startedAt.flatMap(start -> endedAt.map(end -> Duration.between(start, end)));
    }
  }

  /**
   * Why a task stops.
   *
   * @param code ECS API, TaskStopCode, read 2026-11; empty when ECS gives none
   */
  public record Stop(String code, String reason) {}

  /** The task's id, the last part of its ARN. */
  public String id() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** All of AWS's words on why it stopped. */
  public String words() {
    Stream<String> task = stop.map(Stop::reason).stream();
    Stream<String> parts = containers.stream().flatMap(each -> each.reason().stream());
    return Stream.concat(task, parts).collect(Collectors.joining("; "));
  }

  /**
   * The container that ended by itself, as far as that can be told: the exit of an essential
   * container has ECS stop the others (ECS API, Task.stopCode, read 2026-11), and those end by the
   * signal, or with 0. An exit code of another kind comes from the container itself.
   */
  public Optional<ObservedContainer> crashed() {
    return containers.stream()
        .filter(each -> each.exitCode().isPresent())
        .min(Comparator.comparing(each -> likelihood(each.exitCode().orElseThrow())));
  }

  private static int likelihood(int exitCode) {
    if (exitCode == 0) {
      return 1;
    }
    return STOPPED_BY_ECS.contains(exitCode) ? 2 : 0;
  }

  public boolean stoppedWith(String code) {
    return stop.filter(each -> each.code().equals(code)).isPresent();
  }
}
