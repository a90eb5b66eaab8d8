package dev.slipway.core.verdict;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static dev.slipway.Samples.running;
import static dev.slipway.Samples.stopped;
import static dev.slipway.core.verdict.Sight.inProgress;
import static dev.slipway.core.verdict.Sight.rolledOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Content;
import dev.slipway.core.Phase;
import dev.slipway.core.Rollout;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ObservedTask.Stop;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RolloutVerdictTest {
  private static final Verdict HEALTHY = new Verdict.Healthy();
  private static final Verdict KEEP_WAITING = new Verdict.KeepWaiting();
  private static final Stop EXITED = new Stop("EssentialContainerExited", "Essential container");
  private static final Stop UNHEALTHY =
      new Stop("ServiceSchedulerInitiated", "Task failed ELB health checks in (target-group tg)");

  @Test
  void isHealthyWhenAllRunningTasksRunTheDigest() {
    assertThat(rollout(rolledOut())).isEqualTo(HEALTHY);
  }

  @Test
  void waitsWhileAnOldTaskStillRuns() {
    Sight sight = rolledOut().task(running("old", OLD_REVISION, OLD));
    assertThat(rollout(sight)).isEqualTo(KEEP_WAITING);
  }

  @Test
  void waitsWhileTheDeploymentIsInProgress() {
    assertThat(rollout(rolledOut().status(Status.IN_PROGRESS))).isEqualTo(KEEP_WAITING);
  }

  @Test
  void waitsWhileTasksAreMissing() {
    assertThat(rollout(rolledOut().counts(3, 2))).isEqualTo(KEEP_WAITING);
  }

  @Test
  void forgivesOneFailedTask() {
    assertThat(rollout(rolledOut().task(exited("x", 1)))).isEqualTo(HEALTHY);
  }

  @Test
  void failsWhenTwoTasksExit() {
    Cause cause = cause(rollout(inProgress().task(exited("x", 3)).task(exited("y", 3))));
    assertThat(cause.code()).isEqualTo(CauseCode.EXITS_AT_START);
    assertThat(cause.sentence()).isEqualTo("Container backend exited with code 3.");
    assertThat(cause.evidence()).hasSize(2);
  }

  @Test
  void namesTheSignalThatEndedAContainer() {
    Sight sight = inProgress().task(exited("x", 139)).task(exited("y", 139));
    assertThat(cause(rollout(sight)).sentence()).contains("signal 11");
  }

  @Test
  void ignoresFailedTasksOfEarlierRollouts() {
    Sight sight = inProgress().task(before(exited("x", 1))).task(before(exited("y", 1)));
    assertThat(rollout(sight)).isEqualTo(KEEP_WAITING);
  }

  @Test
  void ignoresTasksStoppedByScaling() {
    Stop scaling = new Stop("ServiceSchedulerInitiated", "Scaling activity initiated by (x)");
    ObservedTask task = stopped("x", scaling, Optional.of(0));
    assertThat(rollout(inProgress().task(task).task(task))).isEqualTo(KEEP_WAITING);
  }

  @Test
  void callsAKillNobodyAskedForOutOfMemory() {
    Sight sight = inProgress().task(exited("x", 137)).task(exited("y", 137));
    assertThat(cause(rollout(sight)).code()).isEqualTo(CauseCode.OUT_OF_MEMORY);
  }

  @Test
  void failsWhenEcsStopsTasksForTheirHealthChecks() {
    ObservedTask task = stopped("x", UNHEALTHY, Optional.of(137));
    assertThat(cause(rollout(inProgress().task(task).task(task))).code())
        .isEqualTo(CauseCode.HEALTH_CHECK_FAILS);
  }

  @Test
  void leavesUnhealthyTargetsTimeUntilTheLimit() {
    Sight sight = inProgress().target("unhealthy", "Health checks failed with these codes: [503]");
    assertThat(rollout(sight)).isEqualTo(KEEP_WAITING);
    assertThat(cause(rollout(sight.after(900))).code()).isEqualTo(CauseCode.HEALTH_CHECK_FAILS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IMAGE_NOT_FOUND   | CannotPullContainerError: failed to resolve ref x@sha256:1: not found
          NO_ROUTE_TO_ECR   | The task cannot pull 'x' from the Amazon ECR repository 'x'. There is \
          a connection issue between the task and Amazon ECR. Check your task network configuration.
          IMAGE_PULL_DENIED | The task can't pull the image. Check that the role has the \
          permissions to pull images from the registry.
          CANNOT_START      | CannotStartContainerError: executable file not found in $PATH
          """)
  void decidesAtTheFirstProofOfALastingCause(CauseCode code, String words) {
    Cause cause = cause(rollout(inProgress().task(neverStarted("x", words))));
    assertThat(cause.code()).isEqualTo(code);
    assertThat(cause.evidence()).containsExactly("task x: " + words);
  }

  @ParameterizedTest
  @CsvSource({
    "IMAGE_PULL_FAILED, CannotPullContainerError: no space left on device",
    "UNKNOWN, ResourceInitializationError: failed to invoke EFS utils commands"
  })
  void needsMoreThanOneOfWhatMayBeChance(CauseCode code, String words) {
    Sight sight = inProgress().task(neverStarted("x", words));
    assertThat(rollout(sight)).isEqualTo(KEEP_WAITING);
    sight.task(neverStarted("y", words));
    assertThat(cause(rollout(sight)).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTRY_THROTTLED, CannotPullContainerError: toomanyrequests",
    "IMAGE_PULL_TIMEOUT, CannotPullContainerError: ref pull has been retried: context canceled",
    "NO_CAPACITY, Capacity is unavailable at this time",
    "VCPU_LIMIT, You've reached the limit on the number of vCPUs you can run concurrently",
    "NETWORK_INTERFACE_DELAYED, Timeout waiting for network interface provisioning to complete.",
    "NO_FREE_ADDRESSES, Unexpected EC2 error while attempting to Create Network Interface"
  })
  void waitsForWhatPassesByItselfUntilTheLimit(CauseCode code, String words) {
    Sight sight = inProgress();
    Stream.of("x", "y", "z").map(id -> neverStarted(id, words)).forEach(sight::task);
    assertThat(rollout(sight.after(899))).isEqualTo(KEEP_WAITING);
    assertThat(cause(rollout(sight.after(900))).code()).isEqualTo(code);
  }

  @Test
  void takesACommandThatIsNotThereForLasting() {
    assertThat(cause(rollout(inProgress().task(exited("x", 127)))).code())
        .isEqualTo(CauseCode.CANNOT_START);
  }

  @Test
  void failsOnAnAlarmThatWentOffDuringTheRollout() {
    assertThat(cause(rollout(inProgress().alarm(NOON.plusSeconds(1)))).code())
        .isEqualTo(CauseCode.ALARM);
  }

  @Test
  void ignoresAnAlarmThatWasRedBefore() {
    assertThat(rollout(rolledOut().alarm(NOON.minusSeconds(1)))).isEqualTo(HEALTHY);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "ROLLBACK_.*")
  void neverCallsEcsOwnRollbackASuccess(Status status) {
    assertThat(cause(rollout(rolledOut().status(status).breaker())).code())
        .isEqualTo(CauseCode.ROLLED_BACK_BY_ECS);
  }

  @Test
  void explainsEcsOwnRollbackByTheTaskThatFailed() {
    Sight sight = inProgress().breaker().status(Status.ROLLBACK_IN_PROGRESS).task(exited("x", 1));
    Cause cause = cause(rollout(sight));
    assertThat(cause.code()).isEqualTo(CauseCode.EXITS_AT_START);
    assertThat(cause.evidence()).contains("ROLLBACK_IN_PROGRESS: as ECS says");
  }

  @Test
  void tellsAForeignUpdateFromAFailure() {
    Sight sight = inProgress().status(Status.STOPPED).current("another").setTo(OLD_REVISION);
    assertThat(cause(rollout(sight)).code()).isEqualTo(CauseCode.FOREIGN_CHANGE);
  }

  @Test
  void tellsABreakerWithoutRollbackFromAForeignUpdate() {
    Sight sight = inProgress().status(Status.STOPPED).current("another").breaker();
    assertThat(cause(rollout(sight)).code()).isEqualTo(CauseCode.ROLLED_BACK_BY_ECS);
  }

  @Test
  void failsWhenOneOfTheContainersRunsAnotherDigest() {
    Sight sight = inProgress().task(Samples.withWorker(running("1", NEW_REVISION, NEW), OLD));
    Watch watch = Samples.watch(Phase.ROLLOUT);
    Watch crew =
        new Watch(
            watch.phase(),
            Samples.serviceWithWorker(),
            watch.rollout(),
            watch.since(),
            watch.failure(),
            watch.ignoredAlarms());
    Cause cause = cause(Judge.verdict(crew, sight.seen()));
    assertThat(cause.code()).isEqualTo(CauseCode.WRONG_DIGEST);
    assertThat(cause.sentence()).startsWith("Container worker of task 1 runs another image");
    assertThat(Judge.verdict(watch, sight.seen())).isEqualTo(new Verdict.KeepWaiting());
  }

  @Test
  void failsWhenATaskRunsAnotherDigest() {
    Sight sight = inProgress().task(running("1", NEW_REVISION, OLD));
    assertThat(cause(rollout(sight)).code()).isEqualTo(CauseCode.WRONG_DIGEST);
  }

  @Test
  void takesAMemberOfAnIndexForTheIndex() {
    Rollout index = new Rollout("deployment-2", NEW_REVISION, new Content(OLD, true), NOON);
    Watch watch =
        new Watch(Phase.ROLLOUT, Samples.service(), index, NOON, Optional.empty(), List.of());
    assertThat(Judge.verdict(watch, rolledOut().seen())).isEqualTo(HEALTHY);
  }

  @Test
  void failsWhenTimeIsUp() {
    Sight sight = inProgress().counts(2, 1);
    assertThat(rollout(sight.after(899))).isEqualTo(KEEP_WAITING);
    assertThat(cause(rollout(sight.after(900))).code()).isEqualTo(CauseCode.ROLLOUT_TIMEOUT);
  }

  private static ObservedTask exited(String id, int code) {
    return stopped(id, EXITED, Optional.of(code));
  }

  private static ObservedTask neverStarted(String id, String words) {
    return stopped(id, new Stop("TaskFailedToStart", words), Optional.empty());
  }

  private static ObservedTask before(ObservedTask task) {
    return new ObservedTask(
        task.arn(),
        task.taskDefinition(),
        NOON.minusSeconds(1),
        false,
        task.stop(),
        task.containers(),
        task.life());
  }

  private static Verdict rollout(Sight sight) {
    return Judge.verdict(Samples.watch(Phase.ROLLOUT), sight.seen());
  }

  private static Cause cause(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Failed.class);
    return ((Verdict.Failed) verdict).cause();
  }
}
