package dev.slipway.infra;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What ECR's scan of an image must show before it is deployed.
 *
 * @param severity findings from this one on reject the image
 * @param patience how long after the request the result may take, 0 to 1 hour
 * @param exceptions findings somebody took responsibility for, at most 20
 */
public record ScanGate(Severity severity, Duration patience, List<Accepted> exceptions) {

  /** Scans on push are done within a minute or two. */
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

  private static final int MOST_EXCEPTIONS = 20;

  /**
   * A finding somebody took responsibility for.
   *
   * @param until the last day on which it is accepted, UTC
   */
  public record Accepted(String id, LocalDate until, String reason) {

    /**
     * @throws IllegalArgumentException when it does not say what or why
     */
    public Accepted {
      Check.matches("id of an exception", id, "[\\w.:-]{1,60}", "such as CVE-2026-1234");
      Check.matches("reason of " + id, reason, ".{1,100}", "1 to 100 characters that say why");
    }

    private Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("id", id);
      fields.put("until", until.toString());
      fields.put("reason", reason);
      return fields;
    }
  }

  /**
   * @throws IllegalArgumentException when a value is outside its range
   */
  public ScanGate {
    Check.within("patience", patience, Duration.ZERO, LONGEST_PATIENCE);
    Check.that(
        exceptions.size() <= MOST_EXCEPTIONS,
        "exceptions has "
            + exceptions.size()
            + " entries: at most "
            + MOST_EXCEPTIONS
            + "; push an image without the findings, or ask for a worse severity only");
    exceptions = List.copyOf(exceptions);
  }

  /** Rejects images with a finding that bad or worse. */
  public static ScanGate from(Severity severity) {
    return new ScanGate(severity, PATIENCE, List.of());
  }

  /** Default: {@link #PATIENCE}. */
  public ScanGate withPatience(Duration time) {
    return new ScanGate(severity, time, exceptions);
  }

  /** The same, but the finding is accepted to the end of that day. */
  public ScanGate accepting(String id, LocalDate until, String reason) {
    return new ScanGate(
        severity,
        patience,
        Stream.concat(exceptions.stream(), Stream.of(new Accepted(id, until, reason))).toList());
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("severity", severity.name());
    fields.put("waitSeconds", patience.toSeconds());
    fields.put("exceptions", exceptions.stream().map(Accepted::fields).toList());
    return fields;
  }
}
