package dev.slipway.core.verdict;

import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static dev.slipway.Samples.running;
import static dev.slipway.core.verdict.Sight.inProgress;
import static dev.slipway.core.verdict.Sight.rolledOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Phase;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BakeAndRollbackVerdictTest {
  private static final Verdict HEALTHY = new Verdict.Healthy();
  private static final Verdict KEEP_WAITING = new Verdict.KeepWaiting();

  @Test
  void bakesUntilTheBakeTimeIsOver() {
    assertThat(bake(rolledOut().after(59))).isEqualTo(KEEP_WAITING);
    assertThat(bake(rolledOut().after(60))).isEqualTo(HEALTHY);
  }

  @Test
  void countsTheLastMomentOfABake() {
    Sight sight = rolledOut().after(60).alarm(NOON.plusSeconds(60));
    assertThat(cause(bake(sight)).code()).isEqualTo(CauseCode.ALARM);
  }

  @Test
  void seesAForeignRevisionDuringTheBake() {
    assertThat(cause(bake(rolledOut().setTo(OLD_REVISION))).code())
        .isEqualTo(CauseCode.FOREIGN_CHANGE);
  }

  @Test
  void waitsForATaskThatIsMissingAtTheEndOfTheBake() {
    Sight sight = rolledOut().counts(2, 1);
    assertThat(bake(sight.after(100))).isEqualTo(KEEP_WAITING);
    assertThat(bake(sight.after(960))).isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void waitsForATargetThatIsUnhealthyAtTheEndOfTheBake() {
    Sight sight =
        rolledOut()
            .target("healthy", "")
            .target("unhealthy", "Health checks failed with these codes: [500]");
    assertThat(bake(sight.after(100))).isEqualTo(KEEP_WAITING);
    assertThat(cause(bake(sight.after(960))).code()).isEqualTo(CauseCode.HEALTH_CHECK_FAILS);
  }

  @Test
  void doesNotWaitForTargetsOfOthers() {
    Sight sight =
        rolledOut()
            .target("healthy", "")
            .target("healthy", "")
            .target("unhealthy", "Health checks failed");
    assertThat(bake(sight.after(60))).isEqualTo(HEALTHY);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUCCESSFUL", "ROLLBACK_SUCCESSFUL"})
  void takesOurAndEcsOwnRollbackForDone(Status status) {
    assertThat(rollback(rolledOut().status(status))).isEqualTo(HEALTHY);
  }

  @Test
  void doesNotTakeARollbackToElsewhereForDone() {
    assertThat(cause(rollback(rolledOut().setTo(OLD_REVISION))).code())
        .isEqualTo(CauseCode.ROLLBACK_FAILED);
  }

  @Test
  void failsWhenTheRollbackFails() {
    assertThat(cause(rollback(inProgress().status(Status.ROLLBACK_FAILED))).code())
        .isEqualTo(CauseCode.ROLLBACK_FAILED);
  }

  @Test
  void rollsBackEvenThoughTheAlarmIsStillRed() {
    assertThat(rollback(rolledOut().alarm(NOON.plusSeconds(1)))).isEqualTo(HEALTHY);
  }

  @Test
  void limitsARollback() {
    assertThat(rollback(inProgress().after(899))).isEqualTo(KEEP_WAITING);
    assertThat(rollback(inProgress().after(900))).isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void doesNotTakeAnotherDigestForTheProvenOne() {
    Sight sight = inProgress().status(Status.SUCCESSFUL).counts(1, 1);
    assertThat(rollback(sight.task(running("1", NEW_REVISION, OLD)))).isEqualTo(KEEP_WAITING);
  }

  private static Verdict bake(Sight sight) {
    return Judge.verdict(Samples.watch(Phase.BAKE), sight.seen());
  }

  private static Verdict rollback(Sight sight) {
    return Judge.verdict(Samples.watch(Phase.ROLLBACK), sight.seen());
  }

  private static Cause cause(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Failed.class);
    return ((Verdict.Failed) verdict).cause();
  }
}
