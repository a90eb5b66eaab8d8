package dev.slipway.step;

import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Fence;
import dev.slipway.core.Outcome;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
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
  void endsSupersededWhenANewerRequestWasFirst() {
    claim(NEWER);
    assertThat(end(claim(Samples.deployment()))).isEqualTo(End.SUPERSEDED);
  }

  @Test
  void hasNothingToDoForADuplicate() {
    claim(Samples.deployment());
    assertThat(end(claim(Samples.deployment(NOON, "twin")))).isEqualTo(End.NOTHING_TO_DO);
  }

  private Answer claim(Deployment deployment) {
    return claim.take(new Turn(Facts.of(deployment), NOON));
  }

  private static End end(Answer answer) {
    assertThat(answer.outcome()).isEqualTo(Outcome.ENDED);
    return answer.facts().need(Ending.class).end();
  }
}
