package dev.slipway.handler;

import dev.slipway.core.Answer;
import dev.slipway.core.Attempt;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Outcome;
import dev.slipway.core.StageReached;
import dev.slipway.core.tell.Announcement;
import dev.slipway.core.tell.Transition;
import dev.slipway.port.Announcements;
import dev.slipway.wire.LogLine;
import dev.slipway.wire.MetricsLine;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Tells programs of what a state came to. That nobody could be told is logged, and no more. */
final class Telling {
  /** Nothing has come to pass. */
  private static final Set<Outcome> NO_NEWS =
      Set.of(Outcome.PARKED, Outcome.WAITING, Outcome.PLANNING);

  private final Announcements announcements;

  Telling(Announcements announcements) {
    this.announcements = announcements;
  }

  /** A state answered. */
  void tell(Deployment deployment, String state, Answer answer, Instant time) {
    boolean plan =
        answer.facts().find(Ending.class).filter(it -> it.end() == End.PLANNED).isPresent();
    boolean advanced = answer.facts().find(StageReached.class).isPresent();
    if (!plan && (advanced || !NO_NEWS.contains(answer.outcome()))) {
      tell(Announcement.of(deployment, Transition.of(state, answer, time)));
    }
  }

  /** A deployment ended. */
  void tell(Attempt attempt) {
    Transition end = Transition.end("Settle", attempt.ending(), attempt.settledAt());
    tell(Announcement.of(attempt.deployment(), end));
    Invocation.count(MetricsLine.of(attempt));
  }

  private void tell(Announcement announcement) {
    try {
      announcements.tell(announcement);
    } catch (RuntimeException untold) {
      Invocation.log(line(announcement, untold));
    }
  }

  private static LogLine line(Announcement announcement, RuntimeException untold) {
    return new LogLine(
        announcement.state(),
        Optional.of(announcement.service()),
        Optional.of(announcement.deployment()),
        Optional.of(announcement.execution()),
        "UNTOLD",
        Optional.of(announcement.outcome() + " could not be told: " + untold.getMessage()),
        Optional.empty());
  }
}
