package dev.slipway.rehearsal.traffic;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * How long requests took from the instant each was meant to start to its end, good or bad. Counting
 * from the intended start keeps a stalled site from hiding the requests that should have been sent
 * meanwhile.
 *
 * @param buckets requests by the longest time their bucket holds, in microseconds; a bucket is at
 *     most 1/16 wide
 */
public record Latencies(Counts<Long> buckets) {

  private static final int PRECISION_BITS = 5;

  /** The time that this share of the requests did not exceed; zero when there were none. */
  public Duration quantile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * buckets.total()));
    long seen = 0;
    for (Map.Entry<Long, Long> bucket : buckets.each().entrySet()) {
      seen += bucket.getValue();
      if (seen >= rank) {
        return Duration.of(bucket.getKey(), ChronoUnit.MICROS);
      }
    }
    return Duration.ZERO;
  }

  Latencies minus(Latencies earlier) {
    return new Latencies(buckets.minus(earlier.buckets));
  }

  static long bucket(Duration latency) {
    long micros = latency.toNanos() / 1000;
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(micros) - PRECISION_BITS);
    return (((micros >> shift) + 1) << shift) - 1;
  }
}
