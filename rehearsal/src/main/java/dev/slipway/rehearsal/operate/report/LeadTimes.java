package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How long images took to prove good. An image counts once, however often it is deployed. */
final class LeadTimes {

  /** Only these are ordered by the push of their image. */
  private static final Set<String> OF_A_PUSH = Set.of("PUSH", "SWEEP");

  /** Builds that are to be reproducible write 1970 or 1980, whenever they run. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private LeadTimes() {}

  /** What a lead time is counted from. */
  enum Since {
    BUILD,
    PUSH
  }

  /** One image's. */
  record LeadTime(Since since, Instant proven, Duration took) {}

  static List<LeadTime> of(List<Change> changes) {
    Set<String> known = new HashSet<>();
    List<LeadTime> times = new ArrayList<>();
    for (Change change : changes) {
      if (change.succeeded() && known.add(change.attempt().request().digest())) {
        of(change).ifPresent(times::add);
      }
    }
    return times;
  }

  private static Optional<LeadTime> of(Change change) {
    Timeline timeline = change.attempt().timeline();
    Optional<LeadTime> sinceBuild =
        timeline
            .built()
            .filter(built -> built.isAfter(EARLIEST) && !built.isAfter(timeline.settled()))
            .map(built -> leadTime(Since.BUILD, built, timeline.settled()));
    return OF_A_PUSH.contains(change.attempt().request().trigger())
        ? sinceBuild.or(
            () -> Optional.of(leadTime(Since.PUSH, timeline.ordered(), timeline.settled())))
        : sinceBuild;
  }

  private static LeadTime leadTime(Since since, Instant from, Instant proven) {
    return new LeadTime(since, proven, Duration.between(from, proven));
  }
}
