package dev.slipway.infra.config;

import dev.slipway.infra.Gates;
import dev.slipway.infra.ScanGate;
import dev.slipway.infra.ScanGate.Accepted;
import dev.slipway.infra.Severity;
import dev.slipway.infra.Strictness;
import java.time.LocalDate;
import java.util.Optional;

/** Reads {@code gates}. */
final class GatesReader {

  private GatesReader() {}

  static Gates read(Entries service) {
    return service.read("gates", Value::entries).map(GatesReader::gates).orElse(Gates.DEFAULTS);
  }

  private static Gates gates(Entries entries) {
    return new Options<>(entries, Gates.DEFAULTS)
        .withEach("freezes", FreezeReader::read, Gates::withFreeze)
        .with("scan", GatesReader::scan, Gates::withScan)
        .with("approvalTime", Value::duration, Gates::withApproval)
        .with("plainSecrets", GatesReader::strictness, Gates::withPlainSecrets)
        .with("riskySettings", GatesReader::strictness, Gates::withRiskySettings)
        .end();
  }

  private static Optional<Strictness> strictness(Value value) {
    return value.choice(Strictness.class);
  }

  private static Optional<ScanGate> scan(Value value) {
    return value.entries().map(GatesReader::scan);
  }

  private static ScanGate scan(Entries entries) {
    Severity severity =
        entries.require("severity", value -> value.choice(Severity.class), Severity.CRITICAL);
    return new Options<>(entries, ScanGate.from(severity))
        .with("patience", Value::duration, ScanGate::withPatience)
        .withEach("exceptions", GatesReader::accepted, GatesReader::accepting)
        .end();
  }

  private static ScanGate accepting(ScanGate gate, Accepted finding) {
    return gate.accepting(finding.id(), finding.until(), finding.reason());
  }

  private static Optional<Accepted> accepted(Value item) {
    return item.entries().flatMap(entries -> item.built(() -> accepted(entries)));
  }

  private static Accepted accepted(Entries entries) {
    String id = entries.require("id", Value::text, "CVE-0");
    LocalDate until =
        entries.require(
            "until",
            value -> value.parsed(LocalDate::parse, "a date such as 2027-01-31"),
            LocalDate.EPOCH);
    String reason = entries.require("reason", Value::text, "none");
    entries.end();
    return new Accepted(id, until, reason);
  }
}
