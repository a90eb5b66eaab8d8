package dev.slipway.core.evidence;

import java.util.List;

/**
 * What the registry's scan says of an image.
 *
 * @param words the registry's words on the state, or empty
 * @param findings those that somebody has to know of, whatever their severity
 */
public record ScanReport(State state, String words, List<Finding> findings) {

  public ScanReport {
    findings = List.copyOf(findings);
  }

  /** How far the scan is. */
  public enum State {
    /** It was not begun, or it is under way. */
    PENDING,
    COMPLETE,
    /** It will not come to a result. */
    FAILED
  }

  /**
   * One weakness.
   *
   * @param id such as {@code CVE-2026-1234}
   * @param severity the registry's word, such as {@code HIGH} or {@code UNDEFINED}
   */
  public record Finding(String id, String severity) {}
}
