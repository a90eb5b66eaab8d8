package dev.slipway.rehearsal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.traffic.Schedule.Due;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final long START = Long.MAX_VALUE - 5_000_000;
  private static final long MILLI = 1_000_000;

  private final Schedule schedule = new Schedule(START, List.of("/", "/api"), 500);

  @Test
  void takesThePathsInTurnFromTheStartOn() {
    assertThat(schedule.due(START)).containsExactly(new Due("/", START));
    assertThat(schedule.due(START + 2 * MILLI)).containsExactly(new Due("/api", START + 2 * MILLI));
    assertThat(schedule.due(START + 4 * MILLI)).containsExactly(new Due("/", START + 4 * MILLI));
  }

  @Test
  void beginsNothingBeforeItsTime() {
    schedule.due(START);

    assertThat(schedule.due(START + 2 * MILLI - 1)).isEmpty();
    assertThat(schedule.next()).isEqualTo(START + 2 * MILLI);
  }

  @Test
  void makesUpForAStallAndKeepsEachIntendedStart() {
    assertThat(schedule.due(START + 7 * MILLI))
        .extracting(Due::intended)
        .containsExactly(START, START + 2 * MILLI, START + 4 * MILLI, START + 6 * MILLI);
  }
}
