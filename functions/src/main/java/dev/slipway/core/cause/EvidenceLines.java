package dev.slipway.core.cause;

import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.TargetHealth;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was found, as lines a person can read; few of each kind, since all of them are alike. */
final class EvidenceLines {
  private static final int OF_A_KIND = 5;
  private static final Pattern ROUTINE =
      Pattern.compile(
          "has started \\d|steady state|registered \\d|draining connections|has stopped \\d"
              + "|stopped \\d+ pending|AZ balanced");

  private EvidenceLines() {}

  static List<String> of(Findings found) {
    return Stream.of(
            few(found.tasks().stream().flatMap(EvidenceLines::containers)),
            few(found.targets().stream().filter(each -> !each.isHealthy()).map(EvidenceLines::of)),
            few(
                found.events().stream()
                    .filter(event -> !ROUTINE.matcher(event.message()).find())
                    .map(event -> event.at() + " " + event.message())),
            found.sight().deployment().stream().flatMap(EvidenceLines::breaker),
            found.alarms().stream().map(EvidenceLines::of),
            found.log().stream().map(line -> "log: " + line),
            found.unread().stream().map(line -> "not read: " + line))
        .flatMap(each -> each)
        .toList();
  }

  private static Stream<String> few(Stream<String> lines) {
    return lines.limit(OF_A_KIND);
  }

  private static Stream<String> containers(ObservedTask task) {
    return task.containers().stream()
        .flatMap(container -> container(container).map(line -> "task " + task.id() + ": " + line));
  }

  private static Stream<String> container(ObservedContainer container) {
    Stream<String> exit =
        container.exitCode().stream()
            .map(code -> "container " + container.name() + " exited with code " + code);
    Stream<String> health =
        container.health().filter("UNHEALTHY"::equals).stream()
            .map(word -> "container " + container.name() + " is " + word);
    return Stream.concat(exit, health);
  }

  private static String of(TargetHealth target) {
    return "target %s is %s: %s %s"
        .formatted(target.target(), target.state(), target.code(), target.reason())
        .strip();
  }

  private static Stream<String> breaker(ServiceDeployment deployment) {
    ServiceDeployment.Breaker breaker = deployment.breaker();
    return breaker.failures() == 0
        ? Stream.empty()
        : Stream.of(
            "circuit breaker: %d failed tasks of %d"
                .formatted(breaker.failures(), breaker.threshold()));
  }

  private static String of(Alarm alarm) {
    String metric = alarm.metric().map(name -> " on " + name).orElse("");
    return "alarm " + alarm.name() + metric + ": " + alarm.reason();
  }
}
