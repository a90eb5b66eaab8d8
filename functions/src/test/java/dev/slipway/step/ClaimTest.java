package dev.slipway.step;

import static dev.slipway.Samples.EXECUTION;
import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Asking;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Fence;
import dev.slipway.core.Hold;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Reply;
import dev.slipway.port.ClaimLost;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimTest {
  private static final Deployment NEWER = Samples.deployment(NOON.plusSeconds(9), "newer");
  private final Fixture fixture = new Fixture();
  private final Claim claim = new Claim(fixture.ledger, fixture.parkedTasks);

  @Test
  void answersTheFence() {
    Answer answer = claim(Samples.deployment());
    assertThat(answer.outcome()).isEqualTo(Outcome.CLAIMED);
    assertThat(answer.facts().need(Fence.class)).isEqualTo(new Fence(1));
  }

  @Test
  void endsTheWaitOfTheDeploymentItSupersedes() {
    Turn older = fixture.claimed().turn();
    fixture.ledger.park(
        older.facts().holding(), new Parked("token", Samples.watch(Phase.ROLLOUT)), NOON);
    claim(NEWER);
    assertThat(end(fixture.parkedTasks.answers().get("token"))).isEqualTo(End.SUPERSEDED);
  }

  @Test
  void endsTheQuestionOfTheDeploymentItSupersedes() {
    fixture.claimed();
    fixture.ledger.park(fixture.turn().facts().holding(), question(), NOON);
    claim(NEWER);
    assertThat(ending(fixture.parkedTasks.answers().get("token")).sentence())
        .isEqualTo("Superseded by the newer " + NEWER.id() + ".");
  }

  private static Parked question() {
    return new Parked(
        "token", new Asking(Samples.deployment().id(), AwaitApprovalTest.QUESTION, false));
  }

  @Test
  void handsTheAnswerToItsQuestionToAnHeir() {
    Reply reply = new Reply(Reply.Word.APPROVE, Optional.empty(), NOON);
    claim(Samples.deployment());
    fixture.ledger.reply(fixture.claimed().turn().facts().holding(), reply);
    assertThat(claim(heir(Samples.deployment(), 1)).facts().find(Reply.class)).contains(reply);
    assertThat(claim(NEWER).facts().find(Reply.class)).isEmpty();
  }

  @Test
  void goesOnWhenItDiedBeforeItEndedTheWaitOfAnother() {
    Turn older = fixture.claimed().turn();
    fixture.ledger.park(
        older.facts().holding(), new Parked("token", Samples.watch(Phase.ROLLOUT)), NOON);
    long fence = fixture.claim(NEWER);
    assertThat(claim(NEWER).facts().need(Fence.class)).isEqualTo(new Fence(fence));
    assertThat(fixture.parkedTasks.answers()).isEmpty();
    assertThatThrownBy(() -> fixture.ledger.renew(older.facts().holding(), NOON))
        .isInstanceOf(ClaimLost.class);
  }

  @Test
  void endsSupersededWhenANewerRequestWasFirst() {
    claim(NEWER);
    assertThat(end(claim(Samples.deployment()))).isEqualTo(End.SUPERSEDED);
  }

  @Test
  void hasNothingToDoForADuplicate() {
    claim(Samples.deployment());
    assertThat(end(claim(Samples.deployment(NOON, "twin")))).isEqualTo(End.NOTHING_TO_DO);
  }

  @Test
  void namesTheExecutionThatDoesTheSame() {
    claim(Samples.deployment());
    assertThat(ending(claim(Samples.deployment(NOON, "twin"))).sentence()).contains(EXECUTION);
  }

  @Test
  void letsAPushWaitWhileTheServiceIsHeld() {
    fixture.ledger.hold("backend", new Hold("fair", "person", NOON.minusSeconds(60)));
    Ending ending = ending(claim(Samples.deployment()));
    assertThat(ending.end()).isEqualTo(End.REJECTED);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.HELD);
    assertThat(ending.sentence())
        .isEqualTo(
            "backend is held since 2026-11-23T11:59:00Z: fair. v2 waits; release it with"
                + " {\"service\":\"backend\",\"release\":true}.");
    assertThat(fixture.ledger.claimOn("backend")).isEmpty();
  }

  @Test
  void refusesAnImageThatFailedBefore() {
    fixture.claimed();
    Cause failure = new Cause(CauseCode.OUT_OF_MEMORY, "It grew.", List.of("137"), "Shrink.");
    fixture.ledger.condemn(
        fixture.turn().facts().holding(),
        new Quarantine("backend-1", Samples.deployment().image(), failure, NOON));
    Cause cause = ending(claim(NEWER)).cause().orElseThrow();
    assertThat(cause.code()).isEqualTo(CauseCode.QUARANTINED);
    assertThat(cause.sentence())
        .isEqualTo("v2 failed on backend before, at 2026-11-23T12:00:00Z: It grew.");
    assertThat(cause.evidence()).containsExactly("OUT_OF_MEMORY in backend-1", "137");
    assertThat(cause.nextStep()).contains("\"force\":true");
  }

  @Test
  void goesOnForAnExecutionThatDied() {
    Deployment deployment = Samples.deployment();
    claim(deployment);
    Answer answer = claim(heir(deployment, 1));
    assertThat(answer.outcome()).isEqualTo(Outcome.CLAIMED);
    assertThat(answer.facts().need(Fence.class)).isEqualTo(new Fence(2));
  }

  @Test
  void goesOnForAnOwnerWhoseLeaseRanOut() {
    Deployment dead = Samples.deployment();
    fixture.ledger.claim(dead, NOON.minus(ClaimDecision.LEASE).minusSeconds(1));
    Answer answer = claim(repeated(dead));
    assertThat(answer.facts().need(Deployment.class).takesOver()).contains(dead.execution());
    assertThat(answer.facts().need(Fence.class)).isEqualTo(new Fence(2));
  }

  /** The same request once more, by somebody who knows of no other execution. */
  private static Deployment repeated(Deployment deployment) {
    return Deployment.of(
        deployment.id(),
        deployment.service(),
        "again",
        deployment.order(),
        deployment.image(),
        deployment.trigger(),
        Optional.empty());
  }

  @Test
  void givesUpWhenTheThirdExecutionDied() {
    claim(Samples.deployment());
    Deployment third = died(3);
    Answer answer = claim(third);
    Ending ending = ending(answer);
    assertThat(ending.end()).isEqualTo(End.NEEDS_HUMAN);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.ABANDONED);
    assertThat(ending.cause().orElseThrow().evidence()).containsExactly("heir-2");
    assertThat(answer.facts().need(Fence.class)).isEqualTo(new Fence(4));
    assertThat(ending(claim(third)).end()).isEqualTo(End.NEEDS_HUMAN);
  }

  /** The execution that comes after so many deaths. */
  private Deployment died(int times) {
    Deployment last = Samples.deployment();
    for (int i = 1; i < times; i++) {
      last = heir(last, i);
      assertThat(claim(last).outcome()).isEqualTo(Outcome.CLAIMED);
    }
    return heir(last, times);
  }

  private static Deployment heir(Deployment dead, int number) {
    return Deployment.of(
        dead.id(),
        dead.service(),
        "heir-" + number,
        dead.order(),
        dead.image(),
        dead.trigger(),
        Optional.of(dead.execution()));
  }

  private Answer claim(Deployment deployment) {
    return claim.take(new Turn(Facts.of(deployment), NOON));
  }

  private static End end(Answer answer) {
    return ending(answer).end();
  }

  private static Ending ending(Answer answer) {
    assertThat(answer.outcome()).isEqualTo(Outcome.ENDED);
    return answer.facts().need(Ending.class);
  }
}
