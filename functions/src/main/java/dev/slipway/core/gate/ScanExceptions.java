package dev.slipway.core.gate;

import static java.util.stream.Collectors.joining;

import dev.slipway.core.Gates.Accepted;
import dev.slipway.core.evidence.ScanReport.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The findings that somebody took responsibility for, at one time.
 *
 * @param now decides which of them have expired
 */
record ScanExceptions(List<Accepted> all, Instant now) {

  /** Whether the finding is accepted on this day. */
  boolean cover(Finding finding) {
    return of(finding).filter(this::isOn).isPresent();
  }

  /** The finding with what became of its exception. */
  String told(Finding finding) {
    return finding.id() + " (" + finding.severity() + of(finding).map(this::words).orElse("") + ")";
  }

  String told(List<Finding> findings) {
    return findings.stream().map(this::told).collect(joining(", "));
  }

  private String words(Accepted accepted) {
    return isOn(accepted)
        ? "; until " + accepted.until() + ": " + accepted.reason()
        : "; its exception expired on " + accepted.until();
  }

  // The one that lasts longest counts, so that an exception can be renewed by adding another.
  private Optional<Accepted> of(Finding finding) {
    return all.stream()
        .filter(each -> each.id().equals(finding.id()))
        .max(Comparator.comparing(Accepted::until));
  }

  private boolean isOn(Accepted accepted) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    return !today.isAfter(accepted.until());
  }
}
