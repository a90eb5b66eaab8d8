package dev.slipway.core.verdict;

import static dev.slipway.Samples.OLD_REVISION;
import static dev.slipway.core.verdict.Sight.inProgress;
import static dev.slipway.core.verdict.Sight.rolledOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Phase;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.core.evidence.Strategy;
import dev.slipway.core.evidence.Strategy.Hook;
import dev.slipway.core.evidence.Strategy.Kind;
import dev.slipway.core.evidence.Strategy.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A service whose traffic ECS takes from one revision to the other in stages. */
class StagesVerdictTest {
  private static final Verdict HEALTHY = new Verdict.Healthy();
  private static final Verdict KEEP_WAITING = new Verdict.KeepWaiting();
  private static final String SHIFT = "PRODUCTION_TRAFFIC_SHIFT";
  private static final Strategy CANARY =
      new Strategy(
          Kind.CANARY,
          Duration.ofMinutes(30),
          new Steps(2, Duration.ofMinutes(60)),
          List.of(new Hook(Optional.of("lambda"), List.of("POST_TEST_TRAFFIC_SHIFT"))));

  /** As the sample's record says. */
  private static final int LIMIT = 900;

  @Test
  void countsTheTimeFromTheLastStage() {
    Sight sight = inProgress().at(CANARY, "SCALE_UP", 0).after(600).remembered();
    assertThat(rollout(sight.after(600 + LIMIT - 1))).isEqualTo(KEEP_WAITING);
    assertThat(cause(sight.after(600 + LIMIT)).code()).isEqualTo(CauseCode.ROLLOUT_TIMEOUT);
  }

  @Test
  void countsItAnewWhenTheStageOrTheTrafficHasChanged() {
    Sight sight = inProgress().at(CANARY, "SCALE_UP", 0).after(600).remembered();
    assertThat(rollout(sight.at(CANARY, "POST_SCALE_UP", 0).after(9000))).isEqualTo(KEEP_WAITING);
    sight.at(CANARY, SHIFT, 5).remembered();
    assertThat(rollout(sight.at(CANARY, SHIFT, 100).after(99_000))).isEqualTo(KEEP_WAITING);
  }

  @Test
  void leavesStepsAndBakesTheTimeTheyHaveByDesign() {
    Sight canary = inProgress().at(CANARY, SHIFT, 5).after(0).remembered();
    assertThat(rollout(canary.after(3600 + LIMIT - 1))).isEqualTo(KEEP_WAITING);
    assertThat(rollout(canary.after(3600 + LIMIT))).isInstanceOf(Verdict.Failed.class);
    Sight bake = inProgress().at(CANARY, "BAKE_TIME", 100).after(0).remembered();
    assertThat(rollout(bake.after(1800 + LIMIT - 1))).isEqualTo(KEEP_WAITING);
    assertThat(rollout(bake.after(1800 + LIMIT))).isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void leavesAHookTheTimeOfAStage() {
    Sight sight = inProgress().at(CANARY, "POST_TEST_TRAFFIC_SHIFT", 0).after(0).remembered();
    assertThat(rollout(sight.after(24 * 3600 + LIMIT - 1))).isEqualTo(KEEP_WAITING);
    assertThat(rollout(sight.after(24 * 3600 + LIMIT))).isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void leavesAWayBackNoTimeToRest() {
    Sight sight =
        inProgress().status(Status.ROLLBACK_IN_PROGRESS).at(CANARY, SHIFT, 5).after(0).remembered();
    assertThat(verdict(Phase.ROLLBACK, sight.after(LIMIT - 1))).isEqualTo(KEEP_WAITING);
    assertThat(verdict(Phase.ROLLBACK, sight.after(LIMIT))).isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void isHealthyOnlyWhenTheLiveTargetGroupHoldsAllTasks() {
    Sight sight = rolledOut().at(CANARY, "CLEAN_UP", 100).target("healthy", "");
    assertThat(rollout(sight)).isEqualTo(KEEP_WAITING);
    assertThat(rollout(sight.target("initial", "registering"))).isEqualTo(KEEP_WAITING);
    assertThat(rollout(sight.target("healthy", ""))).isEqualTo(HEALTHY);
  }

  @Test
  void isNotBackBeforeTheLiveTargetGroupHoldsAllTasks() {
    Sight sight = rolledOut().status(Status.ROLLBACK_SUCCESSFUL).at(CANARY, "CLEAN_UP", 0);
    assertThat(verdict(Phase.ROLLBACK, sight)).isEqualTo(KEEP_WAITING);
    sight.target("healthy", "").target("healthy", "");
    assertThat(verdict(Phase.ROLLBACK, sight)).isEqualTo(HEALTHY);
  }

  @Test
  void blamesAHookThatSaidNo() {
    Sight sight =
        inProgress()
            .at(CANARY, SHIFT, 12.5)
            .status(Status.ROLLBACK_IN_PROGRESS)
            .because("Service deployment rolled back because a lifecycle hook failed.");
    assertThat(cause(sight).code()).isEqualTo(CauseCode.HOOK_FAILED);
    assertThat(cause(sight).evidence().getFirst()).contains("a lifecycle hook failed");
  }

  @Test
  void blamesEcsAndPeopleInAnyStageAsAlways() {
    Sight sight = inProgress().at(CANARY, SHIFT, 5).status(Status.ROLLBACK_IN_PROGRESS);
    assertThat(cause(sight).code()).isEqualTo(CauseCode.STOPPED_BY_PERSON);
    assertThat(cause(sight.ecsAlarms()).code()).isEqualTo(CauseCode.ROLLED_BACK_BY_ECS);
    Sight other =
        inProgress().at(CANARY, SHIFT, 5).status(Status.STOPPED).current("x").setTo(OLD_REVISION);
    assertThat(cause(other).code()).isEqualTo(CauseCode.FOREIGN_CHANGE);
  }

  private static Verdict rollout(Sight sight) {
    return verdict(Phase.ROLLOUT, sight);
  }

  private static Verdict verdict(Phase phase, Sight sight) {
    return Judge.verdict(Samples.watch(phase), sight.seen());
  }

  private static Cause cause(Sight sight) {
    Verdict verdict = rollout(sight);
    assertThat(verdict).isInstanceOf(Verdict.Failed.class);
    return ((Verdict.Failed) verdict).cause();
  }
}
