package dev.slipway.rehearsal.attach;

import dev.slipway.rehearsal.text.TextTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services' settings before and after.
 *
 * @param before by service
 * @param after likewise; a service that is not there any more has lost all its settings
 */
record Comparison(Map<String, Snapshot> before, Map<String, Snapshot> after) {

  private static final Snapshot GONE = new Snapshot(Map.of());

  Comparison {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  boolean isSame() {
    return before.keySet().stream().map(this::changes).allMatch(List::isEmpty);
  }

  TextTable table() {
    TextTable table = new TextTable("", "service", "settings", "changed beside the image");
    before.keySet().stream()
        .sorted()
        .forEach(
            service ->
                table.row(
                    changes(service).isEmpty() ? "✓" : "✗",
                    service,
                    Integer.toString(snapshot(before, service).settings().size()),
                    changes(service).isEmpty() ? "-" : String.join("; ", changes(service))));
    return table;
  }

  private List<String> changes(String service) {
    return snapshot(before, service).changesUntil(snapshot(after, service));
  }

  private static Snapshot snapshot(Map<String, Snapshot> snapshots, String service) {
    return Optional.ofNullable(snapshots.get(service)).orElse(GONE);
  }
}
