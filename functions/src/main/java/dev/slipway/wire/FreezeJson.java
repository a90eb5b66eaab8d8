package dev.slipway.wire;

import dev.slipway.core.Gates.Freeze;
import dev.slipway.core.Gates.Once;
import dev.slipway.core.Gates.Weekly;
import io.avaje.jsonb.Json;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A freeze as the record holds it: weekly with {@code days}, else once. */
@Json
record FreezeJson(
    @Nullable String name,
    @Nullable String zone,
    @Nullable List<String> days,
    @Nullable String from,
    @Nullable String to,
    @Nullable String start,
    @Nullable String end) {

  static FreezeJson of(Freeze freeze) {
    String zone = freeze.zone().getId();
    return switch (freeze) {
      case Weekly weekly ->
          new FreezeJson(
              weekly.name(),
              zone,
              weekly.days().stream().sorted().map(DayOfWeek::name).toList(),
              weekly.from().toString(),
              weekly.to().toString(),
              null,
              null);
      case Once once ->
          new FreezeJson(
              once.name(), zone, null, null, null, once.start().toString(), once.end().toString());
    };
  }

  Freeze toCore() {
    String named = Valid.text("freezes.name", name);
    ZoneId where = parsed("zone", zone, ZoneId::of, "a time zone such as Europe/Berlin");
    return days == null ? once(named, where) : weekly(named, where, days);
  }

  private Freeze weekly(String named, ZoneId where, List<String> names) {
    return new Weekly(
        named,
        where,
        names.stream()
            .map(day -> Valid.oneOf("freezes.days", day, DayOfWeek.class))
            .collect(Collectors.toUnmodifiableSet()),
        parsed("from", from, LocalTime::parse, "a time such as 16:00"),
        parsed("to", to, LocalTime::parse, "a time such as 08:00"));
  }

  private Freeze once(String named, ZoneId where) {
    return new Once(
        named,
        where,
        parsed("start", start, LocalDateTime::parse, "a time such as 2026-12-20T00:00"),
        parsed("end", end, LocalDateTime::parse, "a time such as 2027-01-02T08:00"));
  }

  private static <T> T parsed(
      String key, @Nullable String value, Function<String, T> parser, String wanted) {
    String text = Valid.text("freezes." + key, value);
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      throw Valid.wrong("freezes." + key, text, wanted);
    }
  }
}
