package dev.slipway.core.verdict;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;
import static dev.slipway.Samples.running;
import static dev.slipway.core.verdict.Sight.inProgress;
import static dev.slipway.core.verdict.Sight.rolledOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Phase;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What people, autoscalers and alarms do to a service while it is watched. */
class OutsidersVerdictTest {
  private static final Verdict HEALTHY = new Verdict.Healthy();
  private static final Verdict KEEP_WAITING = new Verdict.KeepWaiting();

  @ParameterizedTest
  @EnumSource(
      names = {
        "ROLLBACK_REQUESTED",
        "ROLLBACK_IN_PROGRESS",
        "ROLLBACK_SUCCESSFUL",
        "STOP_REQUESTED",
        "STOPPED"
      })
  void tellsAPersonsStopFromEcsOwn(Status status) {
    assertThat(code(Phase.ROLLOUT, inProgress().status(status)))
        .isEqualTo(CauseCode.STOPPED_BY_PERSON);
    assertThat(code(Phase.ROLLOUT, inProgress().status(status).breaker()))
        .isEqualTo(CauseCode.ROLLED_BACK_BY_ECS);
    assertThat(code(Phase.ROLLOUT, inProgress().status(status).ecsAlarms()))
        .isEqualTo(CauseCode.ROLLED_BACK_BY_ECS);
  }

  @ParameterizedTest
  @CsvSource({
    "ECS deployment circuit breaker: tasks failed to start.",
    "Service deployment rolled back because the circuit breaker threshold was exceeded.",
    "Service deployment rolled back because of alarm(s)."
  })
  void believesEcsWhenItSaysThatItWasItself(String words) {
    assertThat(code(Phase.ROLLOUT, inProgress().status(Status.ROLLBACK_IN_PROGRESS).because(words)))
        .isEqualTo(CauseCode.ROLLED_BACK_BY_ECS);
  }

  @ParameterizedTest
  @EnumSource
  void provesNothingOfAServiceThatIsScaledToZero(Phase phase) {
    assertThat(code(phase, inProgress().counts(0, 1))).isEqualTo(CauseCode.SCALED_TO_ZERO);
  }

  @Test
  void doesNotTakeTheCountFromBeforeAFirstDeploymentForAScaleDown() {
    Sight before = inProgress().counts(0, 0).setTo(OLD_REVISION).current("deployment-1");
    assertThat(verdict(Phase.ROLLOUT, before)).isEqualTo(KEEP_WAITING);
  }

  @Test
  void takesTheCountOfAnAutoscaler() {
    Sight scaledOut = rolledOut().counts(3, 2);
    assertThat(verdict(Phase.ROLLOUT, scaledOut)).isEqualTo(KEEP_WAITING);
    scaledOut.counts(3, 3).task(running("3", NEW_REVISION, NEW));
    assertThat(verdict(Phase.ROLLOUT, scaledOut)).isEqualTo(HEALTHY);
    Sight scaledIn = inProgress().status(Status.SUCCESSFUL).counts(1, 1);
    scaledIn.task(running("1", NEW_REVISION, NEW));
    assertThat(verdict(Phase.ROLLOUT, scaledIn)).isEqualTo(HEALTHY);
  }

  @Test
  void neverCountsAnAlarmThatIsIgnored() {
    Watch ignoring =
        new Watch(
            Phase.ROLLOUT,
            Samples.service(),
            Samples.rollout(),
            NOON,
            Optional.empty(),
            List.of("backend-5xx"));
    Sight red = inProgress().alarm(NOON.plusSeconds(9));
    assertThat(Judge.verdict(ignoring, red.seen())).isEqualTo(KEEP_WAITING);
    assertThat(code(Phase.ROLLOUT, red)).isEqualTo(CauseCode.ALARM);
  }

  @Test
  void seesAForeignUpdateRightAfterTheRollout() {
    Sight sight = rolledOut().current("another").setTo(OLD_REVISION);
    assertThat(code(Phase.ROLLOUT, sight)).isEqualTo(CauseCode.FOREIGN_CHANGE);
  }

  @ParameterizedTest
  @EnumSource(names = {"STOP_REQUESTED", "STOPPED", "ROLLBACK_FAILED", "SUCCESSFUL"})
  void seesAForeignUpdateDuringARollback(Status status) {
    Sight sight = inProgress().status(status).current("another").setTo(OLD_REVISION);
    assertThat(code(Phase.ROLLBACK, sight)).isEqualTo(CauseCode.FOREIGN_CHANGE);
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "IN_PROGRESS", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS"})
  void doesNotTakeASightFromBeforeItsOwnWriteForAForeignUpdate(Status status) {
    Sight sight = inProgress().status(status).current("deployment-1").setTo(OLD_REVISION);
    assertThat(verdict(Phase.ROLLBACK, sight)).isEqualTo(KEEP_WAITING);
  }

  @Test
  void seesAStopThatCameTooLate() {
    Sight sight = inProgress().status(Status.SUCCESSFUL).setTo(OLD_REVISION);
    assertThat(code(Phase.ROLLBACK, sight)).isEqualTo(CauseCode.ROLLBACK_FAILED);
  }

  private static CauseCode code(Phase phase, Sight sight) {
    Verdict verdict = verdict(phase, sight);
    assertThat(verdict).isInstanceOf(Verdict.Failed.class);
    return ((Verdict.Failed) verdict).cause().code();
  }

  private static Verdict verdict(Phase phase, Sight sight) {
    return Judge.verdict(Samples.watch(phase), sight.seen());
  }
}
