package dev.slipway.core.gate;

import dev.slipway.core.Gates.Freeze;
import dev.slipway.core.Gates.Once;
import dev.slipway.core.Gates.Weekly;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** When nothing is deployed, by the wall clock of each freeze's own time zone. */
record FreezeCalendar(List<Freeze> freezes) {
  /** Freezes that follow one another without a gap are told as one, but not for ever. */
  private static final int MOST_IN_A_ROW = 60;

  /**
   * A freeze that is on, with those that follow it at once.
   *
   * @param names in the order they come
   * @param until the first moment that is free
   */
  record Frozen(List<String> names, ZonedDateTime until) {}

  /** One time that one freeze is on. */
  private record Window(String name, ZonedDateTime start, ZonedDateTime end) {
    boolean holds(Instant time) {
      return !time.isBefore(start.toInstant()) && time.isBefore(end.toInstant());
    }
  }

  /** The freeze that is on at that time. */
  Optional<Frozen> at(Instant time) {
    List<Window> row = new ArrayList<>();
    Optional<Window> next = longest(time);
    while (next.isPresent() && row.size() < MOST_IN_A_ROW) {
      row.add(next.orElseThrow());
      next = longest(row.getLast().end().toInstant());
    }
    return row.isEmpty() ? Optional.empty() : Optional.of(frozen(row));
  }

  private static Frozen frozen(List<Window> row) {
    SequencedSet<String> names = new LinkedHashSet<>(row.stream().map(Window::name).toList());
    return new Frozen(List.copyOf(names), row.getLast().end());
  }

  private Optional<Window> longest(Instant time) {
    return freezes.stream()
        .flatMap(freeze -> windows(freeze, time))
        .filter(window -> window.holds(time))
        .max(Comparator.comparing(window -> window.end().toInstant()));
  }

  private static Stream<Window> windows(Freeze freeze, Instant time) {
    return switch (freeze) {
      case Once once ->
          Stream.of(new Window(once.name(), once.start().atZone(once.zone()), end(once)));
      case Weekly weekly -> {
        LocalDate today = time.atZone(weekly.zone()).toLocalDate();
        // One that began yesterday may last until today.
        yield Stream.of(today.minusDays(1), today)
            .filter(day -> weekly.days().contains(day.getDayOfWeek()))
            .map(day -> window(weekly, day));
      }
    };
  }

  private static ZonedDateTime end(Once once) {
    return once.end().atZone(once.zone()).withLaterOffsetAtOverlap();
  }

  /** The one that begins on that day. */
  private static Window window(Weekly weekly, LocalDate day) {
    LocalDate last = weekly.to().isAfter(weekly.from()) ? day : day.plusDays(1);
    return new Window(
        weekly.name(),
        day.atTime(weekly.from()).atZone(weekly.zone()),
        // Where the clock shows the hour twice, the freeze is over after the second time.
        last.atTime(weekly.to()).atZone(weekly.zone()).withLaterOffsetAtOverlap());
  }
}
