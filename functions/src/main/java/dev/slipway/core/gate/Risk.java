package dev.slipway.core.gate;

import dev.slipway.core.ImageProfile;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.evidence.ServiceSettings.Attachment;
import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.TargetGroup.Balancer;
import dev.slipway.core.evidence.TargetGroup.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A setting that cuts connections, or costs time for nothing, and what to set instead. */
record Risk(String sentence, String fix) {
  private static final String KEEP_ALIVE = "dev.slipway.keep-alive-seconds";

  /** ECS API, ContainerDefinition, stopTimeout, read 2026-11. */
  private static final Duration DEFAULT_STOP = Duration.ofSeconds(30);

  private static final Duration LONGEST_STOP = Duration.ofSeconds(120);

  /** ELB API, TargetGroupAttribute, deregistration_delay.timeout_seconds, read 2026-11. */
  private static final Duration DEFAULT_DELAY = Duration.ofSeconds(300);

  private static final Duration SLOW_START = Duration.ofSeconds(60);

  static List<Risk> in(Circumstances at) {
    return at.ground().groups().stream()
        .flatMap(
            group ->
                Stream.of(
                        stopsEarly(group, at),
                        leavesLate(group),
                        startsUngraced(group, at),
                        closesFirst(group, at))
                    .flatMap(Optional::stream))
        .distinct()
        .toList();
  }

  private static Optional<Risk> stopsEarly(TargetGroup group, Circumstances at) {
    Duration delay = group.deregistrationDelay();
    Duration needed = delay.compareTo(LONGEST_STOP) < 0 ? delay : LONGEST_STOP;
    return behind(group, at)
        .filter(container -> stop(container).compareTo(needed) < 0)
        .map(
            container ->
                new Risk(
                    ("Container %s is killed %s after it was told to stop, while target group %s"
                         + " lets requests run for %s: where a task stops without draining first,"
                         + " requests are cut.")
                        .formatted(
                            container.name(),
                            Spans.told(stop(container)),
                            group.name(),
                            Spans.told(delay)),
                    "Set the container's stopTimeout to at least %d s."
                        .formatted(needed.toSeconds())));
  }

  private static Duration stop(DefinedContainer container) {
    return container.stopTimeout().orElse(DEFAULT_STOP);
  }

  private static Optional<DefinedContainer> behind(TargetGroup group, Circumstances at) {
    return at.ground().state().settings().attachments().stream()
        .filter(attachment -> attachment.targetGroups().contains(group.arn()))
        .map(Attachment::container)
        .findFirst()
        .flatMap(at.ground().definition()::container);
  }

  private static Optional<Risk> leavesLate(TargetGroup group) {
    return group.deregistrationDelay().compareTo(DEFAULT_DELAY) < 0
        ? Optional.empty()
        : Optional.of(
            new Risk(
                "Each task that leaves target group %s takes %s for it."
                    .formatted(group.name(), Spans.told(group.deregistrationDelay())),
                "Set its deregistration delay to what the longest request needs."));
  }

  private static Optional<Risk> startsUngraced(TargetGroup group, Circumstances at) {
    Pace pace = group.check().pace();
    Duration patience = pace.interval().multipliedBy(pace.unhealthy());
    boolean graced = at.ground().state().settings().gracePeriod().isPositive();
    return graced || patience.compareTo(SLOW_START) >= 0
        ? Optional.empty()
        : Optional.of(
            new Risk(
                "There is no health check grace period: a task that takes longer than %s to answer"
                        .formatted(Spans.told(patience))
                    + " is stopped before it is ready.",
                "Set the service's healthCheckGracePeriodSeconds to how long a start takes."));
  }

  private static Optional<Risk> closesFirst(TargetGroup group, Circumstances at) {
    return keepAlive(at)
        .flatMap(
            keepAlive ->
                group.balancers().stream()
                    .map(Balancer::idleTimeout)
                    .flatMap(Optional::stream)
                    .filter(idle -> keepAlive.compareTo(idle) <= 0)
                    .findFirst()
                    .map(idle -> closesFirst(keepAlive, idle)));
  }

  private static Risk closesFirst(Duration keepAlive, Duration idle) {
    return new Risk(
        "The image closes idle connections after %s and its load balancer after %s: a request that"
                .formatted(Spans.told(keepAlive), Spans.told(idle))
            + " meets a closing connection is answered 502.",
        "Keep connections alive in the image for longer than %d s, and label it %s."
            .formatted(idle.toSeconds(), KEEP_ALIVE));
  }

  /** As the image's label says. */
  private static Optional<Duration> keepAlive(Circumstances at) {
    return at.candidate()
        .profile()
        .map(ImageProfile::labels)
        .map(labels -> labels.getOrDefault(KEEP_ALIVE, ""))
        .filter(label -> label.matches("\\d{1,6}"))
        .map(label -> Duration.ofSeconds(Long.parseLong(label)));
  }
}
