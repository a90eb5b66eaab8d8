package dev.slipway.core.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An alarm in state ALARM.
 *
 * @param since when it went to that state
 * @param metric name of what it watches; a composite alarm watches other alarms
 */
public record Alarm(String name, Instant since, String reason, Optional<String> metric) {
  private static final Pattern SERVER_ERRORS = Pattern.compile("HTTPCode_\\w*5XX\\w*");

  /** Whether it counts answers with server errors (ALB user guide, metrics, read 2026-11). */
  public boolean countsServerErrors() {
    return metric.filter(name -> SERVER_ERRORS.matcher(name).matches()).isPresent();
  }
}
