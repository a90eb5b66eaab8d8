package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.scenario.fault.Fault;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random stories: pushes that are good or bad, events that come twice or never, people who stop
 * executions, one call that goes wrong, and another order of what happens at one instant.
 *
 * <p>{@code -Dslipway.seeds=1000} plays that many; {@code -Dslipway.seed=17} only that one.
 */
class SimulationTest {
  /** Seeds that once showed something wrong. */
  private static final List<Long> BEFORE = List.of(175L);

  private static final int FEW = 40;

  static LongStream seeds() {
    long one = Long.getLong("slipway.seed", 0);
    return one > 0
        ? LongStream.of(one)
        : LongStream.concat(
                LongStream.rangeClosed(1, Integer.getInteger("slipway.seeds", FEW)),
                BEFORE.stream().mapToLong(Long::longValue))
            .distinct();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverHappensTheServiceRestsOnTheNewestGoodOrTheLastProven(long seed) {
    RandomStory story = new RandomStory(seed);
    VirtualCloud cloud = story.play();
    Outcome outcome = Outcome.of(cloud, "backend");
    assertThat(story.isAllowed(outcome))
        .as(() -> story + "\n" + outcome + "\n" + cloud.told())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("twoSeeds")
  void aSeedAlwaysTellsTheSameStory(long seed) {
    assertThat(new RandomStory(seed).play().told()).isEqualTo(new RandomStory(seed).play().told());
  }

  static LongStream twoSeeds() {
    return LongStream.of(1, 2);
  }

  @Test
  void faultsOfAllKindsAreDrawn() {
    assertThat(LongStream.rangeClosed(1, 100).mapToObj(seed -> new RandomStory(seed).fault()))
        .contains(Fault.values());
  }
}
