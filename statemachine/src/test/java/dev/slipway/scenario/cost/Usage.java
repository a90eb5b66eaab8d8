package dev.slipway.scenario.cost;

import dev.slipway.core.Attempt;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.scenario.VirtualCloud;
import dev.slipway.scenario.cloud.CloudServices;
import dev.slipway.scenario.cloud.LedgerMeter;
import dev.slipway.scenario.fault.Invocation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was used between two moments of a story.
 *
 * @param transitions states that executions entered
 * @param calls how often each function ran
 * @param reads and queries, writes: requests to the ledger; an item in a transaction counts twice
 * @param events that functions put on the bus
 * @param notices to people
 * @param logBytes that functions printed
 * @param metrics numbers that functions wrote into their logs, times the groups they count for
 * @param rollout how long old and new tasks ran side by side
 */
record Usage(
    int transitions,
    Map<String, Integer> calls,
    LedgerMeter.Count ledger,
    int events,
    int notices,
    int logBytes,
    int metrics,
    Duration rollout) {
  private static final String OVER = "AwaitBake";
  private static final String BEGUN = "Update";

  static Usage soFar(VirtualCloud cloud) {
    CloudServices services = cloud.services();
    return new Usage(
        services.journalled("state-entered"),
        services.runs().stream()
            .collect(Collectors.toMap(Invocation::function, run -> 1, Integer::sum, TreeMap::new)),
        LedgerMeter.count(),
        services.events.told().size(),
        services.sns.published().size(),
        services.lines().stream().mapToInt(Usage::bytes).sum(),
        services.lines().stream().mapToInt(Usage::metrics).sum(),
        services.ledger.attempts().stream()
            .map(Usage::sideBySide)
            .reduce(Duration.ZERO, Duration::plus));
  }

  private static int bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length + 1;
  }

  private static int metrics(String line) {
    return line.startsWith("{\"_aws\":")
        ? Json.parse(line)
            .at("/_aws/CloudWatchMetrics")
            .valueStream()
            .mapToInt(each -> each.path("Dimensions").size() * each.path("Metrics").size())
            .sum()
        : 0;
  }

  private static Duration sideBySide(Attempt attempt) {
    Map<String, Instant> phases = attempt.phases();
    Instant end = Optional.ofNullable(phases.get(OVER)).orElse(attempt.settledAt());
    return Optional.ofNullable(phases.get(BEGUN))
        .map(begun -> Duration.between(begun, end))
        .orElse(Duration.ZERO);
  }

  Usage since(Usage before) {
    Map<String, Integer> since = new TreeMap<>(calls);
    before.calls.forEach((function, count) -> since.merge(function, -count, Integer::sum));
    since.values().removeIf(count -> count == 0);
    return new Usage(
        transitions - before.transitions,
        since,
        ledger.minus(before.ledger),
        events - before.events,
        notices - before.notices,
        logBytes - before.logBytes,
        metrics - before.metrics,
        rollout.minus(before.rollout));
  }

  /** The same without a function that runs by the clock. */
  Usage without(String function) {
    Map<String, Integer> others = new TreeMap<>(calls);
    others.remove(function);
    return new Usage(transitions, others, ledger, events, notices, logBytes, metrics, rollout);
  }

  int allCalls() {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The rows of a table: what it is, how much of it, and what that costs. */
  List<CostRow> rows(Prices prices, Map<String, Double> gigabytes) {
    double seconds =
        calls.entrySet().stream()
            .mapToDouble(
                each ->
                    gigabytes.getOrDefault(each.getKey(), 0.0)
                        * (prices.of("secondsPerStart")
                            + each.getValue() * prices.of("secondsPerCall")))
            .sum();
    double writes = ledger.writes() * prices.of("unitsPerWrite");
    double reads = ledger.reads() + ledger.queries() * prices.of("unitsPerQuery");
    return List.of(
        CostRow.of("state transitions", transitions, prices.of("stateTransition")),
        CostRow.of("function calls", allCalls(), prices.of("lambdaRequest")),
        CostRow.of("function GB-seconds", seconds, prices.of("lambdaSecond")),
        CostRow.of("write units of the ledger", writes, prices.of("ledgerWrite")),
        CostRow.of("read units of the ledger", reads, prices.of("ledgerRead")),
        CostRow.of("events of Slipway's own", events, prices.of("event")),
        CostRow.of("notices", notices, prices.of("notice")),
        CostRow.of("KB of log", logBytes / 1e3, prices.of("logGigabyte") / 1e6),
        CostRow.of(
            "metrics, for an hour each",
            metrics,
            prices.of("metricMonth") / prices.of("hoursPerMonth")));
  }
}
