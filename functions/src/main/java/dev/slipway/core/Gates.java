package dev.slipway.core;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a service asks of a deployment before anything moves.
 *
 * @param freezes when nothing is deployed
 * @param scan what the image's scan must show; none asked when empty
 * @param approvalTime how long a person may take to approve; none is asked when empty
 * @param plainSecrets what environment values mean that look like secrets
 * @param riskySettings what settings mean that cut connections
 */
public record Gates(
    List<Freeze> freezes,
    Optional<Scan> scan,
    Optional<Duration> approvalTime,
    Strictness plainSecrets,
    Strictness riskySettings) {

  /** What a service gets that says nothing of gates. */
  public static final Gates DEFAULTS =
      new Gates(List.of(), Optional.empty(), Optional.empty(), Strictness.WARN, Strictness.WARN);

  public Gates {
    freezes = List.copyOf(freezes);
  }

  /** What a finding means. */
  public enum Strictness {
    IGNORE,
    WARN,
    REFUSE
  }

  /** A time without deployments. */
  public sealed interface Freeze {
    String name();

    ZoneId zone();
  }

  /**
   * Every week.
   *
   * @param days on which it begins
   * @param to on the next day when it is not after {@code from}
   */
  public record Weekly(String name, ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to)
      implements Freeze {}

  /** Once. */
  public record Once(String name, ZoneId zone, LocalDateTime start, LocalDateTime end)
      implements Freeze {}

  /**
   * What the registry's scan of the image must show.
   *
   * @param severity findings from this one on refuse the image
   * @param patience how long the result may take
   */
  public record Scan(Severity severity, Duration patience, List<Accepted> exceptions) {}

  /** ECR API, FindingSeverity, read 2026-11; the worst first. */
  public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
  }

  /**
   * A finding somebody took responsibility for.
   *
   * @param id such as {@code CVE-2026-1234}
   * @param until the last day on which it is accepted, UTC
   */
  public record Accepted(String id, LocalDate until, String reason) {}
}
