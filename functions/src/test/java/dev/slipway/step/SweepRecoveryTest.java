package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Asking;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest.Recovery;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.tell.ClaimHealth;
import dev.slipway.port.Executions.State;
import dev.slipway.port.Ledger.Consequence;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deployment of the new image holds the claim. */
class SweepRecoveryTest {
  private final Accepting accepting = new Accepting();
  private final Holding holding = accepting.claimed(NEW, NOON);
  private final Sweep sweep = accepting.sweep();

  @ParameterizedTest
  @CsvSource({"ABORTED,ABORTED", "TIMED_OUT,TIMED_OUT", "FAILED,FAILED", "SUCCEEDED,FAILED"})
  void hasTheWorkOfADeadExecutionTakenOver(State state, String status) {
    accepting.executions.are(holding.owner(), state);
    sweep(NOON);
    assertThat(accepting.executions.started())
        .containsExactly(
            Map.entry(
                "recover-" + holding.deployment() + "-1",
                new Recovery("backend", holding.owner(), status)));
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, 0, SOUND",
    "RUNNING, 901, STUCK",
    "FAILED, 0, DEAD",
    "TIMED_OUT, 0, DEAD",
    "GONE, 0, SOUND",
    "GONE, 901, DEAD",
    "ABORTED, 901, SOUND"
  })
  void tellsAClaimThatNobodyServesFromOneThatIsServed(
      State state, long seconds, ClaimHealth health) {
    accepting.executions.are(holding.owner(), state);
    assertThat(sweep.take("backend", NOON.plusSeconds(seconds)).claim()).isEqualTo(health);
  }

  @Test
  void aServiceAtRestHasNoClaimToWorryAbout() {
    accepting.settle(holding, NOON, Consequence.none());
    assertThat(sweep.take("backend", NOON.plusSeconds(9000)).claim()).isEqualTo(ClaimHealth.SOUND);
  }

  @Test
  void leavesAnExecutionThatRuns() {
    assertThat(sweep(NOON.plusSeconds(9000))).contains("under way");
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void takesAnUnknownExecutionForDeadOnceItsLeaseRanOut() {
    accepting.executions.are(holding.owner(), State.GONE);
    sweep(NOON.plus(ClaimDecision.LEASE));
    assertThat(accepting.executions.started()).isEmpty();
    sweep(NOON.plus(ClaimDecision.LEASE).plusSeconds(1));
    assertThat(accepting.executions.started())
        .containsValue(new Recovery("backend", holding.owner(), "GONE"));
  }

  @Test
  void leavesAnExecutionThatWaitsForAnApproval() {
    Asking asking = new Asking(holding.deployment(), AwaitApprovalTest.QUESTION, false);
    accepting.ledger.park(holding, new Parked("token", asking), NOON.plusSeconds(300));
    accepting.executions.are(holding.owner(), State.GONE);
    assertThat(sweep(NOON.plus(ClaimDecision.LEASE).plusSeconds(300))).contains("its lease runs");
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void leavesAnExecutionThatSettledMeanwhile() {
    accepting.executions.are(holding.owner(), State.FAILED);
    accepting.executions.meanwhile(() -> accepting.settle(holding, NOON, Consequence.none()));
    assertThat(sweep(NOON)).contains("settled");
    assertThat(accepting.executions.started()).isEmpty();
  }

  @Test
  void triesAgainWhenTheRecoveryItselfCameToNothing() {
    accepting.executions.are(holding.owner(), State.FAILED);
    sweep(NOON);
    accepting.executions.end();
    sweep(NOON.plusSeconds(60));
    assertThat(accepting.executions.started()).hasSize(1);
  }

  @Test
  void goesOnForARecoveryThatDiedToo() {
    Deployment heir = die(1);
    sweep(NOON);
    assertThat(accepting.executions.started())
        .containsExactly(
            Map.entry("recover-" + heir.id() + "-2", new Recovery("backend", "heir-1", "FAILED")));
  }

  @Test
  void failsAloudWhenNoExecutionSurvives() {
    die(5);
    assertThatThrownBy(() -> sweep(NOON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("heir-5");
    assertThat(accepting.executions.started()).isEmpty();
  }

  private Deployment die(int times) {
    Deployment last = accepting.ledger.claimOn("backend").orElseThrow().deployment();
    for (int i = 1; i <= times; i++) {
      last =
          Deployment.of(
              last.id(),
              last.service(),
              "heir-" + i,
              last.order(),
              last.image(),
              last.trigger(),
              Optional.of(last.execution()));
      accepting.ledger.claim(last, NOON);
    }
    accepting.executions.are("heir-" + times, State.FAILED);
    return last;
  }

  private String sweep(Instant now) {
    return sweep.take("backend", now).sentence();
  }
}
