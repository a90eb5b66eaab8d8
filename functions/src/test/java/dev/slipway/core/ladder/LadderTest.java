package dev.slipway.core.ladder;

import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;
import static dev.slipway.Samples.digest;
import static dev.slipway.Samples.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Climb;
import dev.slipway.core.Content;
import dev.slipway.core.Proven;
import dev.slipway.core.Rung;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.core.ladder.Ladder.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LadderTest {
  private static final Proven NEWEST = Samples.proven();
  private static final Proven OLDER =
      new Proven(revision(0), new Content(digest('c'), false), Optional.empty(), NOON, "backend-0");
  private static final List<Proven> BOTH = List.of(NEWEST, OLDER);

  @ParameterizedTest
  @EnumSource(names = {"ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_SUCCESSFUL"})
  void letsEcsFinishARollbackItBegan(Status status) {
    assertThat(first(ecs(status, true, OLD_REVISION))).isEqualTo(new Next(Rung.ECS_OWN, NEWEST));
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "IN_PROGRESS"})
  void stopsADeploymentThatIsOnItsWay(Status status) {
    assertThat(first(ecs(status, false, OLD_REVISION)))
        .isEqualTo(new Next(Rung.STOP_DEPLOYMENT, NEWEST));
  }

  @Test
  void takesARollbackThatNobodyAtEcsBeganForAStop() {
    assertThat(first(ecs(Status.ROLLBACK_IN_PROGRESS, false, OLD_REVISION)).rung())
        .isEqualTo(Rung.STOP_DEPLOYMENT);
  }

  @ParameterizedTest
  @EnumSource
  void doesNotLeaveItToEcsWhenThatLeadsElsewhere(Status status) {
    assertThat(first(ecs(status, true, OLDER.taskDefinition())))
        .isEqualTo(new Next(Rung.TO_PROVEN, NEWEST));
  }

  @ParameterizedTest
  @EnumSource(names = {"SUCCESSFUL", "STOP_REQUESTED", "STOPPED", "ROLLBACK_FAILED"})
  void setsTheProvenRevisionWhenEcsHasLetGo(Status status) {
    assertThat(first(ecs(status, true, OLD_REVISION))).isEqualTo(new Next(Rung.TO_PROVEN, NEWEST));
  }

  @Test
  void setsTheProvenRevisionWhenNothingIsFollowed() {
    assertThat(first(Optional.empty())).isEqualTo(new Next(Rung.TO_PROVEN, NEWEST));
  }

  @Test
  void doesNotStopWhatEcsFailedToBringBack() {
    List<Climb> failed = List.of(climb(Rung.ECS_OWN, NEWEST));
    Ladder ladder = new Ladder(BOTH, ecs(Status.ROLLBACK_IN_PROGRESS, true, OLD_REVISION));
    assertThat(ladder.after(failed)).contains(new Next(Rung.TO_PROVEN, NEWEST));
  }

  @Test
  void goesToTheOlderOneOnlyAfterTheNewestFailed() {
    List<Climb> failed = List.of(climb(Rung.TO_PROVEN, NEWEST));
    assertThat(new Ladder(BOTH, Optional.empty()).after(failed))
        .contains(new Next(Rung.TO_OLDER, OLDER));
  }

  @Test
  void doesNotTryTheSameRevisionForAnOlderOne() {
    List<Climb> failed = List.of(climb(Rung.TO_PROVEN, NEWEST));
    assertThat(new Ladder(List.of(NEWEST), Optional.empty()).after(failed)).isEmpty();
  }

  @Test
  void hasNoRungWithoutAProvenRevision() {
    Ladder ladder = new Ladder(List.of(), ecs(Status.IN_PROGRESS, false, OLD_REVISION));
    assertThat(ladder.after(List.of())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void endsAndNeverClimbsARungTwice(Status status) {
    Ladder ladder = new Ladder(BOTH, ecs(status, true, OLD_REVISION));
    List<Climb> failed = new ArrayList<>();
    Optional<Next> next = ladder.after(failed);
    while (next.isPresent()) {
      failed.add(climb(next.get().rung(), next.get().to()));
      assertThat(failed).hasSizeLessThanOrEqualTo(Rung.values().length);
      next = ladder.after(failed);
    }
    assertThat(failed).extracting(Climb::rung).doesNotHaveDuplicates().isSorted();
    assertThat(failed.getLast().target()).isEqualTo(OLDER.taskDefinition());
  }

  private static Next first(Optional<Retreat> ecs) {
    return new Ladder(BOTH, ecs).after(List.of()).orElseThrow();
  }

  private static Optional<Retreat> ecs(Status status, boolean byEcs, String returnsTo) {
    ServiceDeployment deployment =
        new ServiceDeployment(
            "deployment-2",
            status,
            "",
            new ServiceDeployment.Breaker(byEcs, 0, 3),
            false,
            NOON,
            "revision-2",
            List.of("revision-1"),
            Optional.empty());
    return Optional.of(new Retreat(deployment, Optional.of(returnsTo)));
  }

  private static Climb climb(Rung rung, Proven to) {
    return new Climb(rung, to.taskDefinition(), NOON, NOON.plusSeconds(900), "It hung.");
  }
}
