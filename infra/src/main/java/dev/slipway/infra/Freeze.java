package dev.slipway.infra;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A time in which nothing is deployed, by the clock of its time zone. */
public sealed interface Freeze {

  /** The fields of the service's record. */
  Map<String, Object> fields();

  /** Every week, from that hour on each of the days until the next time it is the other hour. */
  static Freeze weekly(String name, ZoneId zone, Set<DayOfWeek> days, Hours hours) {
    return new Weekly(name, zone, days, hours);
  }

  /** Once. */
  static Freeze once(String name, ZoneId zone, LocalDateTime start, LocalDateTime end) {
    return new Once(name, zone, start, end);
  }

  /**
   * The hours of a weekly freeze.
   *
   * @param to on the next day when it is not after {@code from}
   */
  record Hours(LocalTime from, LocalTime to) {

    /** All day. */
    public static final Hours ALL = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** Such as {@code between("16:00", "08:00")}. */
    public static Hours between(String from, String to) {
      return new Hours(LocalTime.parse(from), LocalTime.parse(to));
    }
  }

  /** See {@link #weekly}. */
  record Weekly(String name, ZoneId zone, Set<DayOfWeek> days, Hours hours) implements Freeze {

    /**
     * @throws IllegalArgumentException when it is never or always on, with the fix
     */
    public Weekly {
      named(name);
      Check.that(
          !days.isEmpty(), "days of freeze \"" + name + "\" is empty: name at least one day");
      Check.that(
          days.size() < DayOfWeek.values().length || hours.to().isAfter(hours.from()),
          "freeze \""
              + name
              + "\" never ends: it covers every hour of every day; leave a day out, or hold the"
              + " service instead");
      days = Set.copyOf(days);
    }

    @Override
    public Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", name);
      fields.put("zone", zone.getId());
      fields.put("days", new TreeSet<>(days).stream().map(DayOfWeek::name).toList());
      fields.put("from", hours.from().toString());
      fields.put("to", hours.to().toString());
      return fields;
    }
  }

  /** See {@link #once}. */
  record Once(String name, ZoneId zone, LocalDateTime start, LocalDateTime end) implements Freeze {

    /**
     * @throws IllegalArgumentException when it ends before it begins, with the fix
     */
    public Once {
      named(name);
      Check.that(
          end.isAfter(start),
          "freeze \"" + name + "\" ends at " + end + ": it must end after its start at " + start);
    }

    @Override
    public Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", name);
      fields.put("zone", zone.getId());
      fields.put("start", start.toString());
      fields.put("end", end.toString());
      return fields;
    }
  }

  private static void named(String name) {
    Check.matches("name of a freeze", name, "[\\w .,-]{1,40}", "1 to 40 letters, digits, . , - _");
  }
}
