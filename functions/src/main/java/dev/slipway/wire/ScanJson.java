package dev.slipway.wire;

import dev.slipway.core.Gates.Accepted;
import dev.slipway.core.Gates.Scan;
import dev.slipway.core.Gates.Severity;
import io.avaje.jsonb.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the scan must show, as the record holds it. */
@Json
record ScanJson(
    @Nullable String severity, int waitSeconds, @Nullable List<AcceptedJson> exceptions) {

  /** A finding somebody accepted until a day. */
  @Json
  record AcceptedJson(@Nullable String id, @Nullable String until, @Nullable String reason) {

    private static AcceptedJson of(Accepted accepted) {
      return new AcceptedJson(accepted.id(), accepted.until().toString(), accepted.reason());
    }

    private Accepted toCore() {
      return new Accepted(
          Valid.text("scan.exceptions.id", id),
          day(Valid.text("scan.exceptions.until", until)),
          Valid.text("scan.exceptions.reason", reason));
    }

    private static LocalDate day(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw Valid.wrong("scan.exceptions.until", text, "a day such as 2027-01-31");
      }
    }
  }

  static ScanJson of(Scan scan) {
    return new ScanJson(
        scan.severity().name(),
        Math.toIntExact(scan.patience().toSeconds()),
        scan.exceptions().stream().map(AcceptedJson::of).toList());
  }

  Scan toCore() {
    return new Scan(
        Valid.oneOf("scan.severity", severity == null ? "HIGH" : severity, Severity.class),
        Duration.ofSeconds(Valid.atLeast("scan.waitSeconds", waitSeconds, 0)),
        exceptions == null ? List.of() : exceptions.stream().map(AcceptedJson::toCore).toList());
  }
}
