package dev.slipway.port;

import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Attempt;
import dev.slipway.core.Claim;
import dev.slipway.core.Climb;
import dev.slipway.core.Ending;
import dev.slipway.core.Hold;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.Proven;
import dev.slipway.core.Rung;
import dev.slipway.core.Trigger;
import dev.slipway.port.Ledger.Consequence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger promises. */
public abstract class LedgerContract extends ProvenRules {

  @Test
  void settlesAllAtOnce() {
    Claim claim = granted(deployment()).claim();
    ledger.park(claim.holding(), new Parked("one", Samples.watch(Phase.BAKE)), NOON);
    settle(claim.holding(), Consequence.proven(Samples.proven()));
    assertThat(present().held()).isFalse();
    assertThat(present().parked()).isEmpty();
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void settlesTwiceLikeOnce() {
    Claim claim = granted(deployment()).claim();
    settle(claim.holding(), Consequence.proven(Samples.proven()));
    settle(claim.holding(), Consequence.proven(Samples.proven()));
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void settlesTwiceLikeOnceAlsoWhenANewerHoldsTheClaim() {
    Claim claim = granted(deployment()).claim();
    settle(claim.holding(), Consequence.proven(Samples.proven()));
    granted(NEWER);
    Claim newer = present();
    settle(claim.holding(), Consequence.proven(proven(7, 'c')));
    assertThat(present()).isEqualTo(newer);
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void settlesNothingOtherwiseThanItWasRecorded() {
    Claim claim = granted(deployment()).claim();
    settle(claim.holding(), Consequence.none());
    Attempt otherwise = attempt(Ending.superseded("Late."));
    assertThatThrownBy(() -> ledger.settle(claim.holding(), otherwise, Consequence.none()))
        .isInstanceOf(ClaimLost.class);
    assertThat(ledger.isRecorded(attempt())).isTrue();
    assertThat(ledger.isRecorded(otherwise)).isFalse();
  }

  @Test
  void settlesNothingThatIsInTheHistoryOtherwise() {
    ledger.record(attempt(Ending.superseded("Late.")));
    Holding holding = held();
    assertThatThrownBy(() -> settle(holding, Consequence.proven(Samples.proven())))
        .isInstanceOf(ClaimLost.class);
    assertThat(present().held()).isTrue();
    assertThat(ledger.proven("backend")).isEmpty();
  }

  @Test
  void keepsTheProvenRevisionsThroughAFailure() {
    settle(held(), Consequence.proven(Samples.proven()));
    Attempt failed = attempt(NEWER, LATER.plusSeconds(1));
    ledger.settle(granted(NEWER).claim().holding(), failed, Consequence.none());
    assertThat(ledger.proven("backend")).containsExactly(Samples.proven());
  }

  @Test
  void provesARevisionBeforeTheOlderOnes() {
    Holding holding = held();
    ledger.adopt(holding, proven(1, 'c'));
    ledger.adopt(holding, proven(2, 'd'));
    Proven again =
        new Proven(Samples.revision(1), proven(1, 'c').content(), Optional.empty(), LATER, "x");
    settle(holding, Consequence.proven(again));
    assertThat(ledger.proven("backend")).containsExactly(again, proven(2, 'd'));
  }

  @Test
  void provesTheNewestRevisionAgain() {
    Holding holding = held();
    ledger.adopt(holding, proven(1, 'c'));
    Proven again =
        new Proven(Samples.revision(1), proven(1, 'c').content(), Optional.empty(), LATER, "x");
    settle(holding, Consequence.proven(again));
    assertThat(ledger.proven("backend")).containsExactly(again);
  }

  @Test
  void takesAnImageThatSurvivedOutOfQuarantine() {
    condemned();
    Holding holding = granted(with(deployment(), Trigger.FORCED)).claim().holding();
    settle(holding, Consequence.proven(proven(3, 'a')));
    assertThat(ledger.quarantine("backend", Samples.NEW)).isEmpty();
    assertThat(ledger.proven("backend")).containsExactly(proven(3, 'a'));
  }

  @Test
  void setsTheHoldThatFollowsFromAnAttempt() {
    settle(held(), new Consequence(Optional.empty(), Optional.of(HOLD)));
    assertThat(ledger.hold("backend")).contains(HOLD);
    assertThat(present().held()).isFalse();
  }

  @Test
  void settlesUnderAnEarlierHoldAndKeepsIt() {
    Hold earlier = new Hold("Incident.", "arn:another", NOON);
    Holding holding = held();
    ledger.hold("backend", earlier);
    settle(holding, new Consequence(Optional.of(proven(1, 'c')), Optional.of(HOLD)));
    assertThat(ledger.hold("backend")).contains(earlier);
    assertThat(ledger.isRecorded(attempt())).isTrue();
    assertThat(ledger.proven("backend")).containsExactly(proven(1, 'c'));
  }

  @Test
  void setsNoHoldASecondTime() {
    Holding holding = held();
    Consequence held = new Consequence(Optional.empty(), Optional.of(HOLD));
    settle(holding, held);
    ledger.release("backend");
    settle(holding, held);
    assertThat(ledger.hold("backend")).isEmpty();
  }

  @Test
  void neverRewritesARecordedAttempt() {
    ledger.record(attempt());
    ledger.record(attempt(Ending.superseded("Late.")));
    assertThat(ledger.isRecorded(attempt())).isTrue();
    assertThat(ledger.isRecorded(attempt(Ending.superseded("Late.")))).isFalse();
  }

  @Test
  void keepsBothOfTwoExecutionsThatEndInTheSameInstant() {
    Attempt twin = attempt(recovery(deployment(), "arn:a-twin", "arn:nobody"), LATER);
    ledger.record(attempt());
    ledger.record(twin);
    assertThat(ledger.isRecorded(attempt())).isTrue();
    assertThat(ledger.isRecorded(twin)).isTrue();
  }

  @Test
  void knowsNoAttemptThatWasNotRecorded() {
    assertThat(ledger.isRecorded(attempt())).isFalse();
  }

  @Test
  void recordsWithoutAClaimAndTwiceLikeOnce() {
    ledger.record(attempt());
    ledger.record(attempt());
    assertThat(ledger.claimOn("backend")).isEmpty();
  }

  @Test
  void tellsAttemptsApartByTheWaysBackTheyTried() {
    Climb climb = new Climb(Rung.TO_PROVEN, "target", NOON, LATER, "It hung.");
    Attempt climbed =
        new Attempt(
            deployment(),
            attempt().ending(),
            LATER,
            attempt().phases(),
            Optional.empty(),
            Optional.empty(),
            List.of(climb));
    ledger.record(climbed);
    assertThat(ledger.isRecorded(climbed)).isTrue();
    assertThat(ledger.isRecorded(attempt())).isFalse();
  }

  @Test
  void knowsTheDeploymentsOfItsHistory() {
    settle(held(), Consequence.none());
    ledger.record(attempt(NEWER, LATER));
    assertThat(ledger.hasAttempt("backend", deployment().id())).isTrue();
    assertThat(ledger.hasAttempt("backend", NEWER.id())).isTrue();
    assertThat(ledger.hasAttempt("backend", "backend-other")).isFalse();
    assertThat(ledger.hasAttempt("frontend", NEWER.id())).isFalse();
  }

  @Test
  void knowsHowLongTheProvenRolloutsTookTheNewestFirst() {
    ledger.record(rolledOut(Ending.succeeded("good"), 60));
    ledger.record(rolledOut(Ending.succeeded("good"), 90));
    ledger.record(rolledOut(Ending.superseded("late"), 120));
    ledger.record(attempt(NEWER, NOON));
    assertThat(ledger.rollouts("backend"))
        .containsExactly(Duration.ofSeconds(90), Duration.ofSeconds(60));
    assertThat(ledger.rollouts("frontend")).isEmpty();
  }

  private static Attempt rolledOut(Ending ending, int seconds) {
    return new Attempt(
        deployment(),
        ending,
        NOON.plusSeconds(seconds),
        Map.of("Claim", NOON.minusSeconds(5), "Update", NOON),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @Test
  void looksForADeploymentInTheFiftyNewestAttempts() {
    ledger.record(attempt(deployment(), NOON));
    IntStream.rangeClosed(1, 49)
        .forEach(each -> ledger.record(attempt(NEWER, NOON.plusMillis(each))));
    assertThat(ledger.hasAttempt("backend", deployment().id())).isTrue();
    ledger.record(attempt(NEWER, NOON.plusMillis(50)));
    assertThat(ledger.hasAttempt("backend", deployment().id())).isFalse();
  }
}
