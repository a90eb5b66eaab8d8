package dev.slipway.infra.config;

import dev.slipway.infra.Freeze;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads a freeze: of one time when it has a start, else of every week. */
final class FreezeReader {

  private final Entries entries;

  private FreezeReader(Entries entries) {
    this.entries = entries;
  }

  static Optional<Freeze> read(Value value) {
    return value
        .entries()
        .flatMap(entries -> value.built(() -> new FreezeReader(entries).freeze()));
  }

  private Freeze freeze() {
    boolean once = entries.has("start") || entries.has("end");
    return once ? once() : weekly();
  }

  private Freeze once() {
    String name = name();
    ZoneId zone = zone();
    LocalDateTime start = moment("start", LocalDateTime.MIN);
    LocalDateTime end = moment("end", LocalDateTime.MAX);
    entries.end();
    return Freeze.once(name, zone, start, end);
  }

  private Freeze weekly() {
    String name = name();
    ZoneId zone = zone();
    Set<DayOfWeek> days = days();
    LocalTime from = hour("from", LocalTime.MIDNIGHT);
    LocalTime to = hour("to", LocalTime.NOON);
    entries.end();
    return Freeze.weekly(name, zone, days, new Freeze.Hours(from, to));
  }

  private String name() {
    return entries.require("name", Value::text, "freeze");
  }

  private ZoneId zone() {
    return entries.require(
        "zone",
        value -> value.parsed(ZoneId::of, "a time zone such as Europe/Berlin"),
        ZoneOffset.UTC);
  }

  private LocalDateTime moment(String key, LocalDateTime meanwhile) {
    return entries.require(
        key,
        value -> value.parsed(LocalDateTime::parse, "a local time such as 2026-12-20T00:00"),
        meanwhile);
  }

  private LocalTime hour(String key, LocalTime meanwhile) {
    return entries.require(
        key, value -> value.parsed(LocalTime::parse, "a time such as \"08:00\""), meanwhile);
  }

  private Set<DayOfWeek> days() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    entries.items("days").forEach(item -> item.choice(DayOfWeek.class).ifPresent(days::add));
    return days;
  }
}
