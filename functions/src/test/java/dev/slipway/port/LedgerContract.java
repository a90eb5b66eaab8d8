package dev.slipway.port;

import static dev.slipway.Samples.EXECUTION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Attempt;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Duplicate;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.ClaimDecision.Kept;
import dev.slipway.core.ClaimDecision.Superseded;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.Proven;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every ledger promises. */
public abstract class LedgerContract {
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Deployment NEWER = deployment(LATER, "newer");

  private final Ledger ledger = emptyLedger();

  protected abstract Ledger emptyLedger();

  @Test
  void grantsTheFirstClaim() {
    Claim claim = granted(deployment()).claim();
    assertThat(claim.holding().fence()).isEqualTo(1);
    assertThat(ledger.claimOn("backend")).contains(claim);
  }

  @Test
  void letsTheSameExecutionClaimAgain() {
    Claim claim = granted(deployment()).claim();
    assertThat(ledger.claim(deployment(), LATER)).isEqualTo(new Kept(claim));
  }

  @Test
  void tellsADuplicateWhoseWorkItIs() {
    granted(deployment());
    assertThat(ledger.claim(deployment(NOON, "another"), LATER))
        .isEqualTo(new Duplicate(EXECUTION));
  }

  @Test
  void tellsADuplicateAlsoAfterTheDeploymentSettled() {
    settle(granted(deployment()).claim(), Optional.empty());
    assertThat(ledger.claim(deployment(NOON, "another"), LATER)).isInstanceOf(Duplicate.class);
  }

  @Test
  void supersedesAnOlderOrderThatComesLate() {
    granted(NEWER);
    assertThat(ledger.claim(deployment(), LATER)).isEqualTo(new Superseded(NEWER.id()));
  }

  @Test
  void supersedesAnOlderOrderAlsoAfterTheNewerSettled() {
    settle(granted(NEWER).claim(), Optional.empty());
    assertThat(ledger.claim(deployment(), LATER)).isInstanceOf(Superseded.class);
  }

  @Test
  void letsANewerOrderTakeOverWithAHigherFence() {
    Parked parked = new Parked("token", Samples.watch(Phase.ROLLOUT));
    ledger.park(granted(deployment()).claim().holding(), parked, LATER);
    Granted newer = granted(NEWER);
    assertThat(newer.claim().holding().fence()).isEqualTo(2);
    assertThat(newer.displaced()).contains(parked);
  }

  @Test
  void refusesEveryWriteOfTheDisplaced() {
    Holding older = granted(deployment()).claim().holding();
    granted(NEWER);
    Parked parked = new Parked("token", Samples.watch(Phase.ROLLOUT));
    assertThatThrownBy(() -> ledger.renew(older, LATER)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.park(older, parked, LATER)).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.adopt(older, Samples.proven())).isInstanceOf(ClaimLost.class);
    assertThatThrownBy(() -> ledger.settle(older, attempt(), Optional.of(Samples.proven())))
        .isInstanceOf(ClaimLost.class);
    assertThat(ledger.proven("backend")).isEmpty();
  }

  @Test
  void extendsTheLease() {
    ledger.renew(granted(deployment()).claim().holding(), LATER);
    assertThat(present().leaseUntil()).isEqualTo(LATER.plus(ClaimDecision.LEASE));
  }

  @Test
  void remembersTheLatestWait() {
    Holding holding = granted(deployment()).claim().holding();
    ledger.park(holding, new Parked("one", Samples.watch(Phase.ROLLOUT)), NOON);
    Parked second = new Parked("two", Samples.watch(Phase.BAKE));
    ledger.park(holding, second, LATER);
    assertThat(present().parked()).contains(second);
  }

  @Test
  void settlesAllAtOnce() {
    Claim claim = granted(deployment()).claim();
    ledger.park(claim.holding(), new Parked("one", Samples.watch(Phase.BAKE)), NOON);
    settle(claim, Optional.of(Samples.proven()));
    assertThat(present().held()).isFalse();
    assertThat(present().parked()).isEmpty();
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void settlesTwiceLikeOnce() {
    Claim claim = granted(deployment()).claim();
    settle(claim, Optional.of(Samples.proven()));
    settle(claim, Optional.of(Samples.proven()));
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void keepsTheProvenRevisionThroughAFailure() {
    settle(granted(deployment()).claim(), Optional.of(Samples.proven()));
    ledger.settle(
        granted(NEWER).claim().holding(), attempt(NEWER, LATER.plusSeconds(1)), Optional.empty());
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void adoptsABaselineOnlyWhenNothingIsProven() {
    Holding holding = granted(deployment()).claim().holding();
    ledger.adopt(holding, Samples.proven());
    ledger.adopt(holding, new Proven("other", Samples.proven().content(), LATER, Proven.ADOPTED));
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void recordsWithoutAClaimAndTwiceLikeOnce() {
    ledger.record(attempt());
    ledger.record(attempt());
    assertThat(ledger.claimOn("backend")).isEmpty();
  }

  private Claim present() {
    return ledger.claimOn("backend").orElseThrow();
  }

  private Granted granted(Deployment wish) {
    ClaimDecision decision = ledger.claim(wish, NOON);
    assertThat(decision).isInstanceOf(Granted.class);
    return (Granted) decision;
  }

  private void settle(Claim claim, Optional<Proven> proven) {
    ledger.settle(claim.holding(), attempt(), proven);
  }

  private static Attempt attempt() {
    return attempt(deployment(), LATER);
  }

  private static Attempt attempt(Deployment deployment, Instant at) {
    return new Attempt(
        deployment,
        Ending.succeeded("done"),
        at,
        Map.of("Accept", NOON),
        Optional.empty(),
        Optional.empty());
  }
}
