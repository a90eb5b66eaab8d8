package dev.slipway.rehearsal.operate.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The time a report is about; its days are those of UTC. */
public record Period(Instant from, Instant until) {

  private static final double HOURS_A_DAY = 24;

  /** The days that end now. */
  public static Period last(int days, Instant now) {
    return new Period(now.minus(Duration.ofDays(days)), now);
  }

  /** How long it is, in days. */
  double length() {
    return Duration.between(from, until).toHours() / HOURS_A_DAY;
  }

  /** Every calendar day it touches, in order. */
  List<LocalDate> dates() {
    return day(from).datesUntil(day(until).plusDays(1)).toList();
  }

  /** At least until this time: the clock of a local cloud runs ahead of the one on the wall. */
  Period reaching(Instant time) {
    return time.isAfter(until) ? new Period(from, time) : this;
  }

  static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
