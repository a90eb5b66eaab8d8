package dev.slipway.rehearsal.operate.report;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long something took, of all times it was measured.
 *
 * @param count how many there were
 * @param median half of them took at most this long
 * @param ninetieth nine of ten took at most this long
 */
record Spread(int count, Duration median, Duration ninetieth) {

  private static final int MEDIAN = 50;
  private static final int NINETIETH = 90;
  private static final int WHOLE = 100;

  /** Empty when there is none of them. */
  static Optional<Spread> of(Collection<Duration> measured) {
    List<Duration> sorted = measured.stream().sorted().toList();
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(new Spread(sorted.size(), at(MEDIAN, sorted), at(NINETIETH, sorted)));
  }

  /** The nearest rank: always one that was measured. */
  private static Duration at(int percent, List<Duration> sorted) {
    return sorted.get(Math.ceilDiv(percent * sorted.size(), WHOLE) - 1);
  }
}
