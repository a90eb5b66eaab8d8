package dev.slipway.rehearsal.operate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

  /** The nearest rank of n times 1, 2, …, n. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 1, 2", "3, 2, 3", "10, 5, 9", "11, 6, 10", "100, 50, 90"})
  void takesTimesThatWereMeasured(int count, long median, long ninetieth) {
    List<Duration> measured =
        LongStream.rangeClosed(1, count)
            .map(n -> count + 1 - n)
            .mapToObj(Duration::ofSeconds)
            .toList();

    assertThat(Spread.of(measured))
        .contains(new Spread(count, Duration.ofSeconds(median), Duration.ofSeconds(ninetieth)));
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(Spread.of(List.of())).isEmpty();
  }
}
