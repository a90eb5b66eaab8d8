package dev.slipway.rehearsal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 31, 32, 33, 999, 1_000_000, 10_000_000, 86_400_000_000L})
  void aBucketHoldsItsTimesToOneSixteenth(long micros) {
    assertThat(Latencies.bucket(Duration.ofNanos(micros * 1000)))
        .isBetween(micros, micros + micros / 16);
  }

  @Test
  void findsTheTimeThatAShareOfTheRequestsDidNotExceed() {
    Latencies latencies = ofMillis(LongStream.rangeClosed(1, 100));

    assertThat(latencies.quantile(0.5)).isBetween(Duration.ofMillis(50), Duration.ofMillis(54));
    assertThat(latencies.quantile(0.99)).isBetween(Duration.ofMillis(99), Duration.ofMillis(106));
    assertThat(latencies.quantile(0)).isBetween(Duration.ofMillis(1), Duration.ofMillis(2));
  }

  @Test
  void oneSlowRequestInTwoHundredDoesNotMoveTheNinetyNinth() {
    Latencies latencies =
        ofMillis(LongStream.concat(LongStream.generate(() -> 1).limit(199), LongStream.of(5000)));

    assertThat(latencies.quantile(0.99)).isLessThan(Duration.ofMillis(2));
    assertThat(latencies.quantile(1)).isGreaterThan(Duration.ofMillis(4999));
  }

  private static Latencies ofMillis(LongStream millis) {
    TreeMap<Long, Long> buckets = new TreeMap<>();
    millis.forEach(one -> buckets.merge(Latencies.bucket(Duration.ofMillis(one)), 1L, Long::sum));
    return new Latencies(new Counts<>(buckets));
  }
}
