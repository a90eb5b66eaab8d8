package dev.slipway.rehearsal.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.ecs.Scheduler.Group;
import dev.slipway.rehearsal.ecs.Scheduler.Member;
import dev.slipway.rehearsal.ecs.Scheduler.Moves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerTest {

  private static final Capacity TWO = new Capacity(2, 100, 200);

  @Test
  void startsAllNewTasksBesideTheOldOnes() {
    assertThat(plan(TWO, old(2, "HH"), primary(2, "")))
        .isEqualTo(new Moves(Map.of("new", 2), List.of()));
  }

  @Test
  void anOldTaskGoesForEachNewOneThatIsHealthy() {
    assertThat(plan(TWO, old(2, "HH"), primary(2, "Hp")).stops()).containsExactly("old0");
    assertThat(plan(TWO, old(2, "HH"), primary(2, "HH")).stops()).containsExactly("old0", "old1");
    assertThat(plan(TWO, old(2, "HH"), primary(2, "pp")).isEmpty()).isTrue();
  }

  @Test
  void pendingTasksOfASupersededDeploymentGoAtOnce() {
    assertThat(plan(TWO, old(0, "pp"), primary(2, "")).stops()).containsExactly("old0", "old1");
  }

  @Test
  void anOldTaskThatIsCountedOnIsReplacedFromItsOwnRevision() {
    assertThat(plan(TWO, old(2, "H"), primary(2, "p")).starts()).containsEntry("old", 1);
    assertThat(plan(TWO, old(2, "Hp"), primary(2, "pp")).stops()).isEmpty();
  }

  @Test
  void aCondemnedTaskIsReplacedBeforeItStopsWhereThereIsRoom() {
    assertThat(plan(TWO, primary(2, "HX"))).isEqualTo(new Moves(Map.of("new", 1), List.of("new1")));
  }

  @Test
  void withoutRoomCondemnedTasksStopOneAtATime() {
    assertThat(plan(new Capacity(2, 50, 100), primary(2, "XX")))
        .isEqualTo(new Moves(Map.of(), List.of("new0")));
  }

  @Test
  void aLowerDesiredCountStopsUnhealthyTasksFirst() {
    assertThat(plan(new Capacity(1, 100, 200), primary(1, "Hp")).stops()).containsExactly("new1");
    assertThat(plan(new Capacity(0, 100, 200), primary(0, "Hp")).stops()).hasSize(2);
  }

  @Test
  void aDeploymentThatMayNotStartWaits() {
    Group waiting = new Group("new", 2, false, false, List.of());
    assertThat(plan(TWO, old(2, "HH"), waiting).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2,75,125,2,2", "3,100,125,3,3", "4,50,150,2,6", "1,0,200,0,2"})
  void boundsRoundUpBelowAndDownAbove(int desired, int minimum, int maximum, int lower, int upper) {
    Capacity capacity = new Capacity(desired, minimum, maximum);
    assertThat(capacity.lower()).isEqualTo(lower);
    assertThat(capacity.upper()).isEqualTo(upper);
  }

  @ParameterizedTest
  @CsvSource({"1,3", "6,3", "7,4", "25,13", "1000,200"})
  void theBreakersThresholdIsHalfTheCountWithinItsBounds(int desired, int threshold) {
    assertThat(new Capacity(desired, 100, 200).breakerThreshold()).isEqualTo(threshold);
  }

  private static Moves plan(Capacity capacity, Group... groups) {
    return Scheduler.plan(capacity, List.of(groups));
  }

  private static Group old(int wanted, String tasks) {
    return new Group("old", wanted, true, true, members("old", tasks));
  }

  private static Group primary(int wanted, String tasks) {
    return new Group("new", wanted, true, false, members("new", tasks));
  }

  /** H is healthy, p is pending, X is condemned. */
  private static List<Member> members(String name, String tasks) {
    List<Member> members = new ArrayList<>();
    for (int at = 0; at < tasks.length(); at++) {
      char kind = tasks.charAt(at);
      members.add(new Member(name + at, kind == 'H', kind == 'X'));
    }
    return members;
  }
}
