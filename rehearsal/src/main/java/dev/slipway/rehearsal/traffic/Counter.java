package dev.slipway.rehearsal.traffic;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts requests as they end; may be asked from any thread. */
final class Counter {

  private final SortedMap<Integer, Long> byStatus = new TreeMap<>();
  private final SortedMap<Break, Long> broken = new TreeMap<>();
  private final SortedMap<String, Long> frontends = new TreeMap<>();
  private final SortedMap<String, Long> backends = new TreeMap<>();
  private final SortedMap<Long, Long> latencies = new TreeMap<>();

  synchronized void count(Outcome outcome, Duration latency) {
    switch (outcome) {
      case Outcome.Answered answered -> count(answered);
      case Outcome.Broken(Break kind) -> add(broken, kind);
    }
    add(latencies, Latencies.bucket(latency));
  }

  private void count(Outcome.Answered answered) {
    add(byStatus, answered.status());
    answered.frontend().ifPresent(name -> add(frontends, name));
    answered.backend().ifPresent(name -> add(backends, name));
  }

  synchronized Tally tally(Duration time) {
    return new Tally(
        time,
        new Outcomes(new Counts<>(byStatus), new Counts<>(broken)),
        new AnsweredBy(new Counts<>(frontends), new Counts<>(backends)),
        new Latencies(new Counts<>(latencies)));
  }

  private static <K> void add(SortedMap<K, Long> counts, K thing) {
    counts.merge(thing, 1L, Long::sum);
  }
}
