package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Ending;
import dev.slipway.core.Intent;
import dev.slipway.core.Outcome;
import dev.slipway.core.Question;
import dev.slipway.core.StageReached;
import dev.slipway.core.evidence.LifecycleStage;
import dev.slipway.core.evidence.ServiceDeployment.Status;
import dev.slipway.core.evidence.ServiceSettings;
import dev.slipway.core.evidence.ServiceSettings.Alternate;
import dev.slipway.core.evidence.ServiceSettings.Attachment;
import dev.slipway.core.evidence.Strategy;
import dev.slipway.core.evidence.Strategy.Hook;
import dev.slipway.core.evidence.Strategy.Kind;
import dev.slipway.core.evidence.Strategy.Steps;
import dev.slipway.core.evidence.TargetHealth;
import dev.slipway.port.Fleet.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wait for a rollout that goes in stages: what is remembered, told and looked at. */
class StagesTest {
  private static final Strategy BLUE_GREEN =
      new Strategy(
          Kind.BLUE_GREEN,
          Duration.ofHours(1),
          Steps.ONE,
          List.of(new Hook(Optional.empty(), List.of("POST_SCALE_UP"))));
  private static final Alternate GREEN =
      new Alternate(Optional.of("green"), Optional.of("rule"), Optional.of("role"));
  private static final Intent INTENT =
      new Intent(OLD_REVISION, Optional.empty(), Optional.empty(), List.of(), List.of());

  private final Fixture fixture = new Fixture().proven().claimed();
  private final Waiting waiting = fixture.waiting();
  private final AwaitRollout await = new AwaitRollout(waiting);
  private final Wake wake = fixture.wake();

  @BeforeEach
  void startTheRollout() {
    ServiceSettings plain = ServiceSettings.plain();
    fixture.fleet.settings(
        new ServiceSettings(
            plain.percents(),
            plain.network(),
            plain.gracePeriod(),
            List.of(new Attachment("blue", "backend", 8080, Optional.of(GREEN))),
            BLUE_GREEN));
    fixture.fleet.liveGroups("green");
    fixture.fleet.update(Samples.service().place(), Change.to(NEW_REVISION));
    fixture.fleet.stage("SCALE_UP", 0);
  }

  @Test
  void tellsOfEachStageOnce() {
    assertThat(stage(enter(0))).contains(new LifecycleStage("SCALE_UP", 0));
    assertThat(stage(enter(60))).isEmpty();
    fixture.fleet.stage("BAKE_TIME", 100);
    assertThat(stage(wakeAt(70))).contains(new LifecycleStage("BAKE_TIME", 100));
    assertThat(stage(wakeAt(71))).isEmpty();
    assertThat(fixture.parkedTasks.answers()).isEmpty();
  }

  @Test
  void waitsFromTheStageOnThatItRemembers() {
    fixture.fleet.stage("BAKE_TIME", 100);
    enter(800);
    assertThat(enter(800 + 3600 + 899).outcome()).isEqualTo(Outcome.PARKED);
    assertThat(enter(800 + 3600 + 900).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void isNoSoonerOutOfTimeWhenItIsBlind() {
    fixture.fleet.stage("BAKE_TIME", 100);
    enter(800);
    fixture.fleet.blind(true);
    assertThat(enter(800 + 3600 + 900 + 299).outcome()).isEqualTo(Outcome.PARKED);
    assertThat(enter(800 + 3600 + 900 + 300).facts().find(Ending.class)).isPresent();
  }

  @Test
  void looksAtTheTargetGroupThatIsLive() {
    fixture.fleet.newest(Status.SUCCESSFUL);
    fixture.fleet.task(Samples.running("1", NEW_REVISION, NEW));
    fixture.fleet.task(Samples.running("2", NEW_REVISION, NEW));
    assertThat(enter(10).outcome()).isEqualTo(Outcome.PARKED);
    assertThat(fixture.loadBalancers.asked()).containsExactly("green");
    fixture.loadBalancers.target(healthy("10.20.0.1")).target(healthy("10.20.0.2"));
    assertThat(enter(20).outcome()).isEqualTo(Outcome.HEALTHY);
  }

  @Test
  void looksAtBothTargetGroupsWhileEcsDoesNotSayWhichIsLive() {
    fixture.fleet.liveGroups();
    enter(10);
    assertThat(fixture.loadBalancers.asked()).containsExactly("blue", "green");
  }

  @Test
  void asksAPersonOnceWhereAHookPauses() {
    fixture.fleet.stage("POST_SCALE_UP", 0);
    Question question = wait(0).facts().need(Question.class);
    assertThat(question.subject())
        .isEqualTo("backend:2 of backend waits for a person at POST_SCALE_UP");
    assertThat(question.text())
        .contains(
            "aws ecs continue-service-deployment --service-deployment-arn deployment-2 --hook-id"
                + " <id> --action CONTINUE");
    assertThat(question.until()).isEqualTo(NOON.plus(Duration.ofHours(24)));
    assertThat(enter(60).outcome()).isEqualTo(Outcome.PARKED);
    fixture.fleet.stage("BAKE_TIME", 100);
    assertThat(enter(120).outcome()).isEqualTo(Outcome.PARKED);
  }

  private Answer wait(int seconds) {
    Answer asking = enter(seconds);
    assertThat(asking.outcome()).isEqualTo(Outcome.ASKING);
    assertThat(fixture.parkedTasks.answers()).containsEntry("token", asking);
    return asking;
  }

  @Test
  void leavesTheProgressOfANewerDeploymentAlone() {
    enter(0);
    fixture.fleet.stage("BAKE_TIME", 100);
    fixture.overtaken();
    wakeAt(10);
    assertThat(fixture.ledger.claimOn("backend").orElseThrow().progress()).isEmpty();
  }

  private static TargetHealth healthy(String address) {
    return new TargetHealth(address + ":8080", "healthy", "", "");
  }

  private static Optional<LifecycleStage> stage(Answer answer) {
    return answer.facts().find(StageReached.class).map(StageReached::stage);
  }

  private Answer enter(int seconds) {
    Instant now = NOON.plusSeconds(seconds);
    return await.take(fixture.turnAt(now, INTENT, Samples.rollout()), "token");
  }

  private Answer wakeAt(int seconds) {
    Wake.Event event = new Wake.Event(NOON.plusSeconds(seconds), Optional.empty());
    return wake.take("backend", event).answer();
  }
}
